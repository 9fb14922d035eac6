using System.Diagnostics;
using System.Text.RegularExpressions;
using IncidentPlatform.Contracts;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Promises;

/// <summary>The examples of a page, run as they stand there, from top to bottom, by the shell that a reader has.</summary>
public sealed partial class TheDocumentedExamples(AConfiguredPlatform platform) : IClassFixture<AConfiguredPlatform>
{
    [Fact]
    public async Task Of_the_incidents_api_run()
    {
        var output = await Run("docs/api/incidents.md", new Dictionary<string, string>
        {
            ["INCIDENTS_URL"] = platform.Services.Incidents.Address.ToString().TrimEnd('/'),
            ["TOKEN"] = platform.Services.Token("ada", OrganisationRoles.Responder, OrganisationRoles.Commander),
            ["ENGINEER_TOKEN"] = platform.Services.Token("grace", OrganisationRoles.Responder),
        });

        output.Should().Contain("problem:stability-window").And.Contain("problem:stale-revision", "the refusals of the page are those that it speaks of")
            .And.Contain("Migration 42 locks the orders table");
        var incident = (await platform.Root.Incidents.List()).Items.Should().ContainSingle().Subject;
        incident.Should().BeEquivalentTo(new { Title = "Checkout fails for every customer", Status = "verifying", Commander = "ada" });
    }

    /// <returns>What the examples wrote.</returns>
    private static async Task<string> Run(string page, Dictionary<string, string> environment)
    {
        var blocks = Examples().Matches(await File.ReadAllTextAsync(Path.Combine(Repository.Folder, page))).Select(m => m.Groups[1].Value);
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", string.Join('\n', blocks)]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var shell = Process.Start(start)!;
        var (written, errors) = (shell.StandardOutput.ReadToEndAsync(), shell.StandardError.ReadToEndAsync());
        await shell.WaitForExitAsync();
        shell.ExitCode.Should().Be(0, "the examples run; they wrote\n{0}\n{1}", await written, await errors);
        return await written;
    }

    [GeneratedRegex(@"^```bash\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Examples();
}
