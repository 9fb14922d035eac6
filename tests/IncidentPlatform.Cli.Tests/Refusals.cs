using System.Text.Json;

namespace IncidentPlatform.Cli.Tests;

public sealed class Refusals
{
    private static readonly object StabilityWindow = new
    {
        type = "https://incident-platform.dev/problems/stability-window-open",
        title = "The stability window is open",
        status = 409,
        detail = "Stable since 02:40; the window ends at 02:55.",
        wayOn = "Declare resolved at 02:55 or later.",
        endsAt = "2026-03-02T02:55:00Z",
    };

    [Fact]
    public async Task Show_the_title_the_detail_and_the_way_on()
    {
        await using var platform = await APlatform.Started();
        platform.To("GET /incidents/INC-2026-0001", World.Incident()).To("POST /incidents/INC-2026-0001/resolution", StabilityWindow, 409);
        using var shell = new AShell(platform);

        (await shell.Run("resolve", "INC-2026-0001")).Should().Be(1);
        shell.Errors.Should().Contain("The stability window is open (409)")
            .And.Contain("the window ends at 02:55").And.Contain("Declare resolved at 02:55 or later.");
        shell.Output.Should().BeEmpty();
    }

    [Fact]
    public async Task Are_JSON_with_all_their_members_where_JSON_is_asked_for()
    {
        await using var platform = await APlatform.Started();
        platform.To("GET /incidents/INC-2026-0001", World.Incident()).To("POST /incidents/INC-2026-0001/resolution", StabilityWindow, 409);
        using var shell = new AShell(platform);

        (await shell.Run("resolve", "INC-2026-0001", "--json")).Should().Be(1);
        var problem = JsonDocument.Parse(shell.Errors).RootElement;
        problem.GetProperty("wayOn").GetString().Should().Be("Declare resolved at 02:55 or later.");
        problem.GetProperty("endsAt").GetString().Should().Be("2026-03-02T02:55:00Z");
    }

    [Fact]
    public async Task Name_every_member_that_was_wrong()
    {
        await using var platform = await APlatform.Started();
        platform.To("POST /incidents", new { type = "about:blank", title = "Not valid", status = 400, errors = new { severity = new[] { "P1 to P4." } } }, 400);
        using var shell = new AShell(platform);

        (await shell.Run("declare", "t", "--severity", "P9")).Should().Be(1);
        shell.Errors.Should().Contain("severity: P1 to P4.");
    }

    [Fact]
    public async Task Without_a_problem_show_the_status()
    {
        await using var platform = await APlatform.Started();
        platform.To("GET /incidents", async http =>
        {
            http.Response.StatusCode = 502;
            await http.Response.Body.WriteAsync("<html>Bad gateway</html>"u8.ToArray());
        });
        using var shell = new AShell(platform);

        (await shell.Run("list")).Should().Be(1);
        shell.Errors.Should().Contain("Bad Gateway (502)");
    }

    [Fact]
    public async Task For_want_of_a_token_say_how_to_get_one()
    {
        await using var platform = await APlatform.Started();
        platform.To("GET /incidents", new { type = "about:blank", title = "Who are you?", status = 401 }, 401);
        using var shell = new AShell(platform);

        (await shell.Run("list")).Should().Be(1);
        shell.Errors.Should().Contain("incidentctl token");
    }

    [Fact]
    public async Task For_now_say_when_to_try_again()
    {
        await using var platform = await APlatform.Started();
        platform.To("GET /incidents", http =>
        {
            http.Response.StatusCode = 503;
            http.Response.Headers.RetryAfter = "2";
            return Task.CompletedTask;
        });
        using var shell = new AShell(platform);

        (await shell.Run("list")).Should().Be(1);
        shell.Errors.Should().Contain("Try again in 2 s.");
    }

    [Fact]
    public async Task An_answer_that_is_not_understood_is_said_to_be_that()
    {
        await using var platform = await APlatform.Started();
        platform.To("GET /incidents", new[] { 1, 2 });
        using var shell = new AShell(platform);

        (await shell.Run("list")).Should().Be(1);
        shell.Errors.Should().Contain("/incidents answered something that this version does not understand");
    }
}
