namespace IncidentPlatform.Cli.Tests;

public sealed class Importing_a_calendar
{
    private const string Calendar = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n";

    [Fact]
    public async Task Sends_the_file_and_shows_who_has_the_duty()
    {
        await using var platform = (await APlatform.Started()).To("POST /schedules/primary/imports", Answer(false));
        using var shell = new AShell(platform);
        shell.File("primary.ics", Calendar);

        (await shell.Run("on-call", "import", "primary", "primary.ics", "--to", "2026-04-01T00:00:00Z")).Should().Be(0, shell.Errors);

        var sent = platform.Commands.Single();
        (sent.Path, sent.Body, sent.Headers["Content-Type"]).Should().Be(("/schedules/primary/imports?to=2026-04-01T00%3A00%3A00.0000000%2B00%3A00", Calendar, "text/calendar"));
        shell.Output.Should().Contain("Platform: 1 shifts imported").And.Contain("ada");
    }

    [Fact]
    public async Task Shows_in_a_preview_what_is_nobodys()
    {
        await using var platform = (await APlatform.Started()).To("POST /schedules/primary/imports", Answer(true));
        using var shell = new AShell(platform);
        shell.File("primary.ics", Calendar);

        (await shell.Run("on-call", "import", "primary", "primary.ics", "--preview")).Should().Be(0, shell.Errors);

        platform.Commands.Single().Path.Should().EndWith("?preview=True");
        shell.Output.Should().Contain("would be imported").And.Contain("unmatched: Q2 at").And.Contain("is of nobody");
    }

    [Fact]
    public async Task Names_every_shift_that_is_nobodys_where_it_is_refused()
    {
        await using var platform = (await APlatform.Started()).To(
            "POST /schedules/primary/imports",
            new
            {
                type = "urn:incident-platform:problem:shifts-of-nobody",
                title = "shifts of nobody",
                status = 400,
                detail = "Nothing was imported.",
                wayOn = "Add the person.",
                errors = new Dictionary<string, string[]> { ["Q2 at 2026-03-02T00:00:00Z"] = ["'Linus' is of nobody"] },
            },
            400);
        using var shell = new AShell(platform);
        shell.File("primary.ics", Calendar);

        (await shell.Run("on-call", "import", "primary", "primary.ics")).Should().NotBe(0);

        shell.Errors.Should().Contain("Q2 at 2026-03-02T00:00:00Z").And.Contain("Add the person.");
    }

    private static object Answer(bool preview) => new
    {
        calendar = "Platform",
        from = "2026-03-01T00:00:00Z",
        to = "2026-04-01T00:00:00Z",
        preview,
        imported = 1,
        shifts = new[] { new { duty = "primary", person = "ada", from = "2026-03-01T00:00:00Z", to = "2026-03-02T00:00:00Z" } },
        gaps = Array.Empty<object>(),
        unmatched = preview ? new[] { new { uid = "Q2", start = "2026-03-02T00:00:00Z", summary = "Linus", why = "is of nobody" } } : [],
    };
}
