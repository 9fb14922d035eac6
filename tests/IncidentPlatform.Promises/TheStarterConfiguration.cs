using System.Diagnostics;
using IncidentPlatform.Contracts;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Promises;

/// <summary>The files that a new platform begins with are accepted as they are, and say the same when they are applied again.</summary>
public sealed class TheStarterConfiguration(AConfiguredPlatform platform) : IClassFixture<AConfiguredPlatform>
{
    [Fact]
    public async Task Is_accepted_and_changes_nothing_the_second_time()
    {
        (await Apply()).Should().Contain("executive-sponsor");
        await platform.Clock.UntilQuiet();

        (await platform.Root.Escalation.GetOnCall()).Holders.Select(h => h.Duty).Should().Contain(["incident-commander", "primary"]);
        (await platform.Root.Escalation.GetPosition("cto")).Person.Should().Be("katherine");
        (await Apply("--dry-run")).Should().NotContain("~").And.NotContain("+ ");
    }

    private async Task<string> Apply(params string[] more)
    {
        var built = Path.GetRelativePath(Path.Combine(Repository.Folder, "tests", "IncidentPlatform.Promises"), AppContext.BaseDirectory);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(Repository.Folder, "src", "IncidentPlatform.Cli", built, "incidentctl.dll"), "apply", "-f", Path.Combine(Repository.Folder, "eng", "starter"), .. more])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, service) in new[]
        {
            ("INCIDENTS_URL", Origins.Incidents), ("COMMUNICATIONS_URL", Origins.Communications), ("ESCALATION_URL", Origins.Escalation), ("POSTMORTEMS_URL", Origins.PostMortems),
        })
        {
            start.Environment[name] = platform.Services.Services[service].Address.ToString();
        }

        start.Environment["TOKEN"] = platform.Services.Token("root", OrganisationRoles.Admin);
        using var process = Process.Start(start)!;
        var (written, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        process.ExitCode.Should().Be(0, "it is accepted; it wrote\n{0}\n{1}", await written, await errors);
        return await written;
    }
}
