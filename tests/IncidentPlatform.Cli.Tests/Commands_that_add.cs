using System.Text.Json;
using System.Text.Json.Nodes;

namespace IncidentPlatform.Cli.Tests;

/// <summary>Commands that compete with nobody: each sends exactly this to its route, and names no revision.</summary>
public sealed class Commands_that_add
{
    private const string Number = "INC-2026-0001";
    private static readonly string Id = World.IncidentId.ToString();

    public static TheoryData<string, string, string[]> All => new()
    {
        { $"/incidents/{Number}/title", """{"title":"Checkout fails"}""", ["retitle", Number, "Checkout fails"] },
        { $"/incidents/{Number}/notes", """{"text":"hello","occurredAt":"2026-03-02T02:00:00+00:00"}""", ["note", Number, "hello", "--occurred-at", "2026-03-02T02:00:00Z"] },
        { $"/incidents/{Number}/findings", """{"text":"pool exhausted"}""", ["finding", Number, "pool exhausted"] },
        { $"/incidents/{Number}/decisions", """{"text":"roll back"}""", ["decision", Number, "roll back"] },
        { $"/incidents/{Number}/hypotheses", """{"text":"bad release"}""", ["hypothesis", Number, "bad release"] },
        { $"/incidents/{Number}/corrections", $$"""{"factId":"{{World.FixId}}","reason":"wrong clock"}""", ["correct", Number, World.FixId.ToString(), "--reason", "wrong clock"] },
        { $"/incidents/{Number}/eta", """{"etaAt":"2026-03-02T04:00:00+00:00","etaConfidence":"low"}""", ["eta", Number, "2026-03-02T04:00:00Z", "--confidence", "low"] },
        { $"/incidents/{Number}/root-cause", """{"description":"a leak","contributingFactors":["no alert","no limit"]}""", ["root-cause", Number, "a leak", "--factor", "no alert", "--factor", "no limit"] },
        {
            $"/incidents/{Number}/assessments",
            """{"services":["checkout"],"customersAffected":1200,"estimatedRevenueLoss":{"amount":5000.5,"currency":"EUR"},"slaBreachRisk":"high","hypothesis":"a leak"}""",
            ["assess", Number, "--service", "checkout", "--customers", "1200", "--revenue-loss", "5000.5", "--currency", "EUR", "--sla-risk", "high", "--hypothesis", "a leak"]
        },
        { $"/incidents/{Number}/privileged-notes", """{"text":"we may be liable"}""", ["privileged-note", Number, "we may be liable"] },
        { $"/incidents/{Number}/pins", $$"""{"factId":"{{World.FixId}}"}""", ["pin", Number, World.FixId.ToString()] },
        { $"/incidents/{Number}/custom-fields", """{"fields":{"region":"eu","owner":null}}""", ["fields", Number, "region=eu", "owner="] },
        {
            $"/incidents/{Number}/hypotheses/{World.FixId}/confirmation", """{"evidence":"memory grows","rootCause":{"description":"a leak"}}""",
            ["hypotheses", "confirm", Number, World.FixId.ToString(), "memory grows", "--root-cause", "a leak"]
        },
        { $"/incidents/{Number}/hypotheses/{World.FixId}/drop", """{"reason":"memory is flat"}""", ["hypotheses", "drop", Number, World.FixId.ToString(), "--reason", "memory is flat"] },
        { $"/incidents/{Number}/related-tickets", """{"ticket":"T-1","summary":"my card fails"}""", ["related-tickets", "report", Number, "my card fails", "--ticket", "T-1"] },
        { $"/incidents/{Number}/related-tickets/{World.FixId}/confirmation", """{"reason":"the same"}""", ["related-tickets", "confirm", Number, World.FixId.ToString(), "--reason", "the same"] },
        { $"/incidents/{Number}/related-tickets/dismissal", $$"""{"reports":["{{World.FixId}}"],"reason":"an expired card"}""", ["related-tickets", "dismiss", Number, World.FixId.ToString(), "--reason", "an expired card"] },
        { $"/incidents/{Number}/legal-hold", """{"held":true,"reason":"evidence"}""", ["legal-hold", Number, "--reason", "evidence"] },
        { $"/incidents/{Number}/legal-hold", """{"held":false,"reason":"settled"}""", ["legal-hold", Number, "--reason", "settled", "--lift"] },
        { $"/incidents/{Number}/recurrence", """{"reason":"errors again"}""", ["recurrence", Number, "--reason", "errors again"] },
        { $"/incidents/{Number}/ticket-volume", """{"count":60,"normal":10,"period":"PT30M"}""", ["ticket-volume", Number, "--count", "60", "--normal", "10", "--period", "30m"] },
        { $"/incidents/{Number}/media-attention", """{"kind":"social","sentiment":"negative","count":4}""", ["media-attention", Number, "--kind", "social", "--count", "4"] },
        {
            $"/incidents/{Number}/sla-exceptions",
            """{"customer":"acme","clause":"availability","from":"2026-03-02T02:00:00+00:00","to":"2026-03-02T04:00:00+00:00","reason":"agreed"}""",
            ["sla-exception", Number, "acme", "--from", "2026-03-02T02:00:00Z", "--to", "2026-03-02T04:00:00Z", "--reason", "agreed"]
        },
        { $"/incidents/{Id}/pages", """{"person":"grace","reason":"knows the database"}""", ["page", Number, "grace", "--reason", "knows the database"] },
        { $"/pages/{Id}/acknowledgement", "", ["acknowledge", Id] },
        { $"/pages/{Id}/refusal", """{"reason":"on a train"}""", ["refuse", Id, "--reason", "on a train"] },
        { $"/obligations/{Id}/waiver", """{"reason":"nobody is affected"}""", ["waive", Id, "--reason", "nobody is affected"] },
        { $"/incidents/{Id}/escalations/{World.FixId}/authorisation", "", ["authorise", Number, World.FixId.ToString()] },
        { $"/incidents/{Id}/war-room/messages", """{"text":"rolling back now"}""", ["say", Id, "rolling back now"] },
        { $"/incidents/{Id}/updates", """{"audience":"customers","kind":"progress","text":"We found it.","states":["cause"]}""", ["update", "draft", Number, "We found it.", "--states", "cause"] },
        { $"/incidents/{Id}/review/meeting", """{"at":"2026-03-03T09:00:00+00:00","place":"room 1"}""", ["review", "schedule", Number, "2026-03-03T09:00:00Z", "--place", "room 1"] },
        { $"/incidents/{Id}/review/waivers", """{"field":"reputation","reason":"not measured"}""", ["review", "waive", Number, "reputation", "--reason", "not measured"] },
        { $"/incidents/{Id}/action-items", """{"action":"add a limit","owner":"linus","due":"2026-03-16T00:00:00+00:00","priority":"high"}""", ["action-items", "open", Number, "add a limit", "--owner", "linus", "--due", "2026-03-16", "--priority", "high"] },
        { $"/action-items/{Id}/completion", "", ["action-items", "complete", Id] },
        { "/intake/signals/key", """{"signal":"checkout","healthy":false}""", ["signal", "key", "checkout", "--failing"] },
    };

    [Theory]
    [MemberData(nameof(All))]
    public async Task Send_what_was_said(string route, string body, string[] args)
    {
        await using var platform = await APlatform.Started();
        platform.To($"GET /incidents/{Number}", World.Incident()).To($"POST {route}", World.Answer("Recorded"));
        using var shell = new AShell(platform);

        (await shell.Run(args)).Should().Be(0, shell.Errors);

        var command = platform.Commands.Should().ContainSingle().Subject;
        command.Headers.Should().NotContainKey("If-Match");
        JsonNode.DeepEquals(Parsed(command.Body), Parsed(body)).Should().BeTrue("{0} was sent", command.Body);
    }

    [Fact]
    public async Task Read_long_words_from_the_standard_input()
    {
        await using var platform = await APlatform.Started();
        platform.To($"GET /incidents/{Number}", World.Incident()).To($"PUT /incidents/{Id}/review/sections/went-well", World.Answer("SectionWritten"));
        using var shell = new AShell(platform) { Input = "First.\n\nSecond.\n" };

        (await shell.Run("review", "write", Number, "went-well", "-")).Should().Be(0, shell.Errors);
        platform.Commands.Single().Json.GetProperty("text").GetString().Should().Be("First.\n\nSecond.");
    }

    [Fact]
    public async Task Count_times_from_the_domains_clock()
    {
        await using var platform = await APlatform.Started();
        platform.To($"POST /incidents/{Number}/eta", World.Answer("EtaGiven"));
        using var shell = new AShell(platform) { Clock = new At(DateTimeOffset.Parse("2026-03-02T02:00:00Z")) };
        shell.Environment["DOMAIN_CLOCK_FILE"] = shell.File("clock", "PT2H");

        (await shell.Run("eta", Number, "+30m")).Should().Be(0, shell.Errors);
        platform.Commands.Single().Json.GetProperty("etaAt").GetDateTimeOffset().Should().Be(DateTimeOffset.Parse("2026-03-02T04:30:00Z"));
    }

    private static JsonNode? Parsed(string body) => body.Length == 0 ? null : JsonSerializer.Deserialize<JsonNode>(body);
}
