using System.Runtime.CompilerServices;

namespace IncidentPlatform.PostMortems.Tests;

/// <summary>Approved output, beside the tests.</summary>
internal static class Golden
{
    public static void Approve(string name, string actual)
    {
        var file = Path.Combine(Directory(), "Golden", name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(file, actual);
        actual.Should().Be(File.ReadAllText(file), "{0} is approved", name);
    }

    private static string Directory([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
