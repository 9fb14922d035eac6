namespace IncidentPlatform.Cli.Tests;

public sealed class Commands_that_decide
{
    public static TheoryData<string, string[]> All => new()
    {
        { "severity", ["severity", "INC-2026-0001", "P2", "--reason", "less than feared"] },
        { "policy", ["policy", "INC-2026-0001", "--pack", "bank", "--version", "2", "--reason", "the regulator asked"] },
        { "cancellation", ["cancel", "INC-2026-0001", "--reason", "false alarm"] },
        { "roles/engineering-lead", ["assign", "INC-2026-0001", "engineering-lead", "linus"] },
        { "roles/commander/hand-over", ["hand-over", "propose", "INC-2026-0001", "commander", "grace"] },
        { "roles/commander/hand-over/acknowledgement", ["hand-over", "acknowledge", "INC-2026-0001", "commander"] },
        { "roles/commander/relief", ["relieve", "INC-2026-0001", "commander", "--reason", "asleep"] },
        { "overrides", ["override", "INC-2026-0001", "commander-is-implementer", "--reason", "alone at night"] },
        { "fixes", ["fix", "propose", "INC-2026-0001", "Back to 1.4", "--kind", "rollback"] },
        { $"fixes/{World.FixId}/validation", ["fix", "validate", "INC-2026-0001"] },
        { $"fixes/{World.FixId}/deployment", ["fix", "deploy", "INC-2026-0001", World.FixId.ToString()] },
        { $"fixes/{World.FixId}/reversal", ["fix", "revert", "INC-2026-0001", "--reason", "did not help"] },
        { "verifications", ["verification", "INC-2026-0001", "smoke tests pass", "--signal", "checkout"] },
        { "resolution", ["resolve", "INC-2026-0001"] },
        { "scenarios/card-payments-down", ["scenarios", "apply", "INC-2026-0001", "card-payments-down"] },
        { "all-clear", ["all-clear", "INC-2026-0001"] },
    };

    [Theory]
    [MemberData(nameof(All))]
    public async Task Name_the_revision_that_was_seen(string route, string[] args)
    {
        await using var platform = await APlatform.Started();
        platform
            .To("GET /incidents/INC-2026-0001", World.Incident(revision: 7))
            .To($"POST /incidents/INC-2026-0001/{route}", World.Answer("Recorded"));
        using var shell = new AShell(platform);

        (await shell.Run(args)).Should().Be(0, shell.Errors);

        var command = platform.Commands.Single();
        command.Path.Should().Be($"/incidents/INC-2026-0001/{route}");
        command.Headers["If-Match"].Should().Be("\"7\"");
        shell.Output.Should().Contain("Recorded #13");
    }

    [Fact]
    public async Task Say_so_when_there_is_no_fix_to_act_on()
    {
        await using var platform = await APlatform.Started();
        platform.To("GET /incidents/INC-2026-0001", World.Incident(fixes: false));
        using var shell = new AShell(platform);

        (await shell.Run("fix", "deploy", "INC-2026-0001")).Should().Be(2);
        shell.Errors.Should().Contain("INC-2026-0001 has no fix").And.Contain("incidentctl fix propose");
    }
}
