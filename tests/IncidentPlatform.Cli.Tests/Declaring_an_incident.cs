namespace IncidentPlatform.Cli.Tests;

public sealed class Declaring_an_incident
{
    [Fact]
    public async Task Sends_what_is_known_and_tells_the_number()
    {
        await using var platform = await APlatform.Started();
        platform.To("POST /incidents", World.Answer("IncidentDeclared"), 201).To($"GET /incidents/{World.IncidentId}", World.Incident());
        using var shell = new AShell(platform);

        (await shell.Run("declare", "Payments fail", "--severity", "P1", "--service", "payments", "--impact-started-at", "2026-03-02T02:00:00+01:00")).Should().Be(0);

        var body = platform.Commands.Single().Json;
        body.GetProperty("title").GetString().Should().Be("Payments fail");
        body.GetProperty("services")[0].GetString().Should().Be("payments");
        body.GetProperty("impactStartedAt").GetDateTimeOffset().Should().Be(DateTimeOffset.Parse("2026-03-02T01:00:00Z"));
        shell.Output.Should().Contain("Declared INC-2026-0001, P1: Payments fail");
    }

    [Fact]
    public async Task Is_done_in_the_name_of_the_tokens_person_and_can_be_sent_twice()
    {
        await using var platform = await APlatform.Started();
        platform.To("POST /incidents", World.Answer("IncidentDeclared"), 201);
        using var shell = new AShell(platform);

        await shell.Run("declare", "Payments fail", "--json");

        var headers = platform.Commands.Single().Headers;
        headers["Authorization"].Should().Be("Bearer a-token");
        Guid.TryParse(headers["Idempotency-Key"], out _).Should().BeTrue();
    }

    [Fact]
    public async Task Can_be_answered_as_JSON()
    {
        await using var platform = await APlatform.Started();
        platform.To("POST /incidents", World.Answer("PolicyAdopted", "IncidentDeclared"), 201);
        using var shell = new AShell(platform);

        await shell.Run("declare", "Payments fail", "--json");

        var answer = System.Text.Json.JsonDocument.Parse(shell.Output).RootElement;
        answer.GetProperty("id").GetGuid().Should().Be(World.IncidentId);
        answer.GetProperty("facts").GetArrayLength().Should().Be(2);
    }
}
