using IncidentPlatform.Testing;

namespace IncidentPlatform.Contracts.Tests;

/// <summary>Approved texts beside the tests. A new one is written by a run with <c>APPROVE=1</c>, then looked at and committed.</summary>
internal static class Golden
{
    private static readonly string Folder = Path.Combine(Repository.Folder, "tests", "IncidentPlatform.Contracts.Tests", "Golden");

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    public static void Approve(string name, string text)
    {
        var file = Path.Combine(Folder, name);
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(file, text);
        }

        File.Exists(file).Should().BeTrue("{0} is approved by running the tests once with APPROVE=1", name);
        text.Should().Be(File.ReadAllText(file), "{0} was approved so; what was written once must be read for ever", name);
    }
}
