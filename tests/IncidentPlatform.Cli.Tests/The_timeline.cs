using System.Text.Json;
using IncidentPlatform.Contracts;
using Microsoft.AspNetCore.Http;

namespace IncidentPlatform.Cli.Tests;

public sealed class The_timeline
{
    [Fact]
    public async Task Is_read_to_its_last_page()
    {
        await using var platform = await APlatform.Started();
        platform.To("GET /incidents/INC-2026-0001/timeline", http =>
        {
            var second = http.Request.Query["cursor"] == "2";
            return http.Response.WriteAsJsonAsync(new { items = new[] { Row(second ? 2 : 1) }, nextCursor = second ? null : "2" });
        });
        using var shell = new AShell(platform);

        (await shell.Run("timeline", "INC-2026-0001")).Should().Be(0, shell.Errors);
        shell.Output.Should().Contain("Text of 1").And.Contain("Text of 2").And.Contain("ada");
    }

    [Fact]
    public async Task Shows_what_is_pinned_and_what_a_corrected_row_had_said()
    {
        await using var platform = await APlatform.Started();
        platform.To("GET /incidents/INC-2026-0001/timeline", new
        {
            items = new object[]
            {
                new
                {
                    factId = Guid.CreateVersion7(), version = 1, type = "NoteAdded", occurredAt = "2026-03-02T02:14:00Z", recordedAt = "2026-03-02T02:14:00Z",
                    actor = new { kind = "person", id = "ada" }, origin = "incidents", text = "At eight", toldAs = "At nine", correction = "Wrong log", pinned = true,
                },
            },
        });
        using var shell = new AShell(platform);

        (await shell.Run("timeline", "INC-2026-0001", "--json")).Should().Be(0, shell.Errors);
        shell.Output.Should().Contain("At nine").And.Contain("pinned");
        (await shell.Run("timeline", "INC-2026-0001")).Should().Be(0, shell.Errors);
        shell.Output.Should().Contain("! At eight").And.Contain("it said");
    }

    [Fact]
    public async Task Can_be_asked_for_as_it_was_known()
    {
        await using var platform = await APlatform.Started();
        platform.To("GET /incidents/INC-2026-0001/timeline", new { items = new[] { Row(1) } });
        using var shell = new AShell(platform);

        (await shell.Run("timeline", "INC-2026-0001", "--known-at", "2026-03-02T02:30:00+01:00")).Should().Be(0, shell.Errors);
        Uri.UnescapeDataString(platform.Requests.Single().Path).Should().Contain("knownAt=2026-03-02T01:30:00.0000000+00:00");
    }

    [Fact]
    public async Task Is_followed_from_one_connection_to_the_next_without_loss_or_repeat()
    {
        await using var platform = await APlatform.Started();
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var connections = 0;
        platform.To("GET /incidents/INC-2026-0001/timeline/live", async http =>
        {
            http.Response.ContentType = "text/event-stream";
            if (++connections == 1)
            {
                await Send(http, 1, 2);
                return;
            }

            await Send(http, 2, 3);
            await enough.CancelAsync();
        });
        using var shell = new AShell(platform);

        (await shell.Run(enough.Token, "timeline", "INC-2026-0001", "--follow", "--json")).Should().Be(0, shell.Errors);

        shell.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("version").GetInt64())
            .Should().StartWith([1, 2]).And.OnlyHaveUniqueItems();
        platform.Requests.Select(request => request.Headers["Last-Event-ID"]).Take(2).Should().Equal("0", "2");
    }

    [Fact]
    public async Task Of_an_unknown_incident_is_refused()
    {
        await using var platform = await APlatform.Started();
        using var shell = new AShell(platform);
        (await shell.Run("timeline", "INC-2026-9999", "--follow")).Should().Be(1);
        shell.Errors.Should().Contain("Not found (404)");
    }

    private static async Task Send(HttpContext http, params long[] versions)
    {
        foreach (var version in versions)
        {
            await http.Response.WriteAsync($": keep-alive\n\nid: {version}\ndata: {JsonSerializer.Serialize(Row(version), Wire.Json)}\n\n");
        }

        await http.Response.Body.FlushAsync();
    }

    private static object Row(long version) => new
    {
        factId = Guid.CreateVersion7(),
        version,
        type = "NoteAdded",
        occurredAt = "2026-03-02T02:14:00Z",
        recordedAt = "2026-03-02T02:14:00Z",
        actor = new { kind = "person", id = "ada" },
        origin = "incidents",
        text = $"Text of {version}",
    };
}
