using IncidentPlatform.Testing;

namespace IncidentPlatform.PostMortems.Tests;

/// <summary>Approved output, beside the tests. A new one is written by a run with <c>APPROVE=1</c>, then looked at and committed.</summary>
internal static class Golden
{
    private static readonly string Folder = Path.Combine(Repository.Folder, "tests", "IncidentPlatform.PostMortems.Tests", "Golden");

    public static void Approve(string name, string actual)
    {
        var file = Path.Combine(Folder, name);
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
            File.WriteAllText(file, actual);
        actual.Should().Be(File.ReadAllText(file), "{0} is approved", name);
    }
}
