using System.Text.Json;
using IncidentPlatform.Contracts;
using Microsoft.AspNetCore.Http;

namespace IncidentPlatform.Cli.Tests;

public sealed class Looking_back
{
    [Fact]
    public async Task Shows_the_incident_through_the_lens_that_was_asked_for()
    {
        await using var platform = await APlatform.Started();
        platform.To("GET /incidents/INC-2026-0001", Seen("believed"));
        using var shell = new AShell(platform);

        (await shell.Run("show", "INC-2026-0001", "--as-of", "2026-03-02T02:30:00Z", "--known-at", "2026-03-02T03:00:00Z")).Should().Be(0, shell.Errors);

        Uri.UnescapeDataString(platform.Requests.Single().Path).Should()
            .Contain("KnownAt=2026-03-02T03:00:00.0000000+00:00").And.Contain("AsOf=2026-03-02T02:30:00.0000000+00:00").And.NotContain("Version");
        shell.Output.Should().Contain("as it was believed to be by fact 12").And.Contain("declared").And.Contain("02:14:00");
    }

    [Fact]
    public async Task Shows_what_changed_between_two_places()
    {
        await using var platform = await APlatform.Started();
        platform.To("GET /incidents/INC-2026-0001/diff", new
        {
            from = new { version = 3 },
            to = new { version = 4 },
            factCount = 1,
            facts = new[] { World.Row(4) },
            changes = new[] { new { member = "severity", from = "P2", to = "P1" } },
        });
        using var shell = new AShell(platform);

        (await shell.Run("diff", "INC-2026-0001", "--from", "3", "--to", "2026-03-02T03:00:00+01:00")).Should().Be(0, shell.Errors);

        Uri.UnescapeDataString(platform.Requests.Single().Path).Should().Contain("from=3").And.Contain("to=2026-03-02T02:00:00.0000000+00:00");
        shell.Output.Should().MatchRegex("severity +P2 +P1").And.Contain("Text of 4");
    }

    [Fact]
    public async Task Catching_up_shows_what_is_open_and_remembers_how_far_was_read()
    {
        await using var platform = await APlatform.Started();
        platform.To("GET /incidents/INC-2026-0001/catch-up", new
        {
            since = new { version = 3, at = "2026-03-02T02:20:00Z" },
            because = "last-look",
            now = World.Incident(),
            commander = new { person = "ada", acknowledged = false, since = "2026-03-02T02:14:00Z" },
            factCount = 1,
            facts = new[] { World.Row(4) },
            changes = Array.Empty<object>(),
            openFixes = Array.Empty<object>(),
            owed = new[] { new { obligationId = Guid.CreateVersion7(), obligation = "next-update", owedBy = "communications-lead", due = "2026-03-02T03:00:00Z", missed = true, factId = Guid.CreateVersion7() } },
        });
        platform.To("PUT /incidents/INC-2026-0001/last-look", new { });
        using var shell = new AShell(platform);

        (await shell.Run("catch-up", "INC-2026-0001")).Should().Be(0, shell.Errors);

        shell.Output.Should().Contain("you last looked").And.Contain("ada since").And.Contain("not acknowledged yet").And.MatchRegex("next-update +communications-lead +2026-03-02 03:00:00Z +missed");
        platform.Commands.Single().Json.GetProperty("version").GetInt64().Should().Be(12);
    }

    [Fact]
    public async Task A_list_asks_for_all_that_was_given()
    {
        await using var platform = await APlatform.Started();
        platform.To("GET /incidents", new { items = Array.Empty<object>() });
        using var shell = new AShell(platform);

        (await shell.Run("list", "--holder", "ada", "--role", "commander", "--text", "cards -staging", "--field", "region=eu", "--field", "tier=1")).Should().Be(0, shell.Errors);

        Uri.UnescapeDataString(platform.Requests.Single().Path.Replace('+', ' ')).Should()
            .ContainAll("Holder=ada", "Role=commander", "Text=cards -staging", "field.region=eu", "field.tier=1");
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task A_check_that_finds_something_ends_with_1_and_names_it(bool differs, int code)
    {
        await using var platform = await APlatform.Started();
        platform.To("GET /operations/read-models/check", http => Lines(
            http,
            new { @checked = 0, of = 1, differences = 0, done = false },
            differs ? new { @checked = 1, of = 1, differences = 1, done = false, difference = new { incident = World.IncidentId, readModel = "list", member = "title" } } : null,
            new { @checked = 1, of = 1, differences = differs ? 1 : 0, done = true }));
        using var shell = new AShell(platform);

        (await shell.Run("rebuild", "--check")).Should().Be(code, shell.Errors);

        shell.Output.Contains($"DIFFERS: incident {World.IncidentId}, list, title").Should().Be(differs);
        shell.Output.Should().Contain("Done: 1 incidents");
    }

    [Fact]
    public async Task A_check_that_breaks_off_is_no_proof()
    {
        await using var platform = await APlatform.Started();
        platform.To("GET /operations/read-models/check", http => Lines(http, new { @checked = 0, of = 9, differences = 0, done = false }));
        using var shell = new AShell(platform);

        (await shell.Run("rebuild", "--check")).Should().Be(1);
        shell.Output.Should().Contain("BROKEN OFF");
    }

    private static async Task Lines(HttpContext http, params object?[] lines)
    {
        http.Response.ContentType = "application/x-ndjson";
        foreach (var line in lines.OfType<object>())
        {
            await http.Response.WriteAsync(JsonSerializer.Serialize(line, Wire.Json) + "\n");
        }
    }

    private static JsonElement Seen(string kind)
    {
        var incident = JsonSerializer.SerializeToNode(World.Incident(), Wire.Json)!;
        incident["lens"] = JsonSerializer.SerializeToNode(new { kind, knownVersion = 12, knownAt = "2026-03-02T02:59:00Z", asOf = "2026-03-02T02:30:00Z" });
        incident["milestones"] = JsonSerializer.SerializeToNode(new[] { new { name = "declared", at = "2026-03-02T02:14:00Z", factId = World.FixId } });
        return JsonSerializer.SerializeToElement(incident);
    }
}
