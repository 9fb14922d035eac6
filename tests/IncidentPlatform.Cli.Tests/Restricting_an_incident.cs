using IncidentPlatform.Client.Incidents;

namespace IncidentPlatform.Cli.Tests;

public sealed class Restricting_an_incident
{
    [Fact]
    public async Task Says_who_is_named_and_what_had_already_left()
    {
        await using var platform = await APlatform.Started();
        platform
            .To("GET /incidents/INC-2026-0001", World.Incident(revision: 7))
            .To("POST /incidents/INC-2026-0001/security", new SecurityStanding(
                "INC-2026-0001", DateTimeOffset.UnixEpoch, ["ada", "dora"], [], "triage", false, [], [],
                [new AlreadyLeft(World.FixId, "UpdateSent", DateTimeOffset.UnixEpoch, "first-notice sent to customers")]));
        using var shell = new AShell(platform);

        (await shell.Run("restrict", "INC-2026-0001", "--reason", "A stolen session", "--named", "dora")).Should().Be(0, shell.Errors);

        var command = platform.Commands.Single();
        command.Headers["If-Match"].Should().Be("\"7\"");
        command.Json.GetProperty("named")[0].GetString().Should().Be("dora");
        shell.Output.Should().Contain("ada, dora").And.Contain("first-notice sent to customers");
    }

    [Fact]
    public async Task Can_be_done_with_the_declaration()
    {
        await using var platform = await APlatform.Started();
        platform.To("POST /incidents", World.Answer("IncidentDeclared")).To($"GET /incidents/{World.IncidentId}", World.Incident());
        using var shell = new AShell(platform);

        (await shell.Run("declare", "A stolen session", "--restricted")).Should().Be(0, shell.Errors);

        platform.Commands.Single().Json.GetProperty("restricted").GetBoolean().Should().BeTrue();
    }
}
