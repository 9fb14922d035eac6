using System.Text.Json;

namespace IncidentPlatform.Cli.Tests;

public sealed class Packs
{
    public static readonly object Bank = new
    {
        pack = "bank",
        version = 2,
        windows = new Dictionary<string, object>
        {
            ["P1"] = new { stabilityWindow = "PT30M", signalSilence = "PT5M", recoveryWatch = "PT4H", escalationSilence = "PT5M" },
        },
        obligations = new[]
        {
            new
            {
                kind = "commander-acknowledged",
                due = new Dictionary<string, string> { ["P1"] = "PT3M" },
                openedBy = new[] { new { type = "IncidentDeclared" } },
                metBy = new[] { new { type = "RoleAssigned", where = new { acknowledged = "true" } } },
                owedBy = "commander",
                ladder = new[] { new { after = "PT0S", action = "page", who = "seniors" } },
            },
        },
    };

    [Fact]
    public async Task Are_listed_and_shown_with_what_they_say_at_each_severity()
    {
        await using var platform = await APlatform.Started();
        platform.To("GET /packs", new { items = new[] { Bank } }).To("GET /packs/bank", Bank);
        using var shell = new AShell(platform);

        (await shell.Run("packs", "list")).Should().Be(0, shell.Errors);
        (await shell.Run("packs", "show", "bank", "--version", "2")).Should().Be(0, shell.Errors);

        platform.Requests[^1].Path.Should().Be("/packs/bank?version=2");
        shell.Output.Should().Contain("bank/2").And.Contain("commander-acknowledged").And.Contain("PT3M").And.Contain("PT30M");
    }

    [Theory]
    [InlineData("pack.json", """{"windows":{},"obligations":[]}""")]
    [InlineData("pack.yaml", "windows: {}\nobligations: []")]
    [InlineData("document.yaml", "kind: PolicyPack\nname: bank\nspec:\n  windows: {}\n  obligations: []")]
    public async Task Are_validated_as_files_and_fail_the_script_where_there_is_a_fault(string file, string text)
    {
        await using var platform = await APlatform.Started();
        platform.To("POST /packs/validation", new { valid = false, faults = new[] { new { member = "windows.P1", what = "is missing" } } });
        using var shell = new AShell(platform);
        shell.File(file, text);

        (await shell.Run("packs", "validate", file)).Should().Be(1);

        JsonSerializer.Serialize(platform.Commands.Single().Json).Should().Be("""{"windows":{},"obligations":[]}""");
        shell.Output.Should().Contain("windows.P1: is missing");
    }

    [Fact]
    public async Task Without_a_fault_are_said_to_be_valid()
    {
        await using var platform = await APlatform.Started();
        platform.To("POST /packs/validation", new { valid = true, faults = Array.Empty<object>() });
        using var shell = new AShell(platform);
        shell.File("pack.json", "{}");

        (await shell.Run("packs", "validate", "pack.json")).Should().Be(0, shell.Errors);
        (await shell.Run("packs", "validate", "nowhere.json")).Should().Be(2);

        shell.Output.Should().Contain("Valid.");
    }
}
