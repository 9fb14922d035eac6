using IncidentPlatform.Client.Development;
using Microsoft.AspNetCore.Http;

namespace IncidentPlatform.Cli.Tests;

public sealed class The_clock
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Stops_at_each_time_at_which_something_falls_due()
    {
        await using var platform = await APlatform.Started();
        using var shell = new AShell(platform) { Clock = new At(Noon) };
        var file = shell.Environment["DOMAIN_CLOCK_FILE"] = Path.Combine(shell.Folder, "clock");
        var clock = new ClockFile(file!, shell.Clock);
        DateTimeOffset[] due = [Noon.AddMinutes(5), Noon.AddMinutes(15), Noon.AddHours(3)];
        var seen = new List<DateTimeOffset>();
        platform.To("GET /quiet", async http =>
        {
            if (seen.LastOrDefault() != clock.Now) seen.Add(clock.Now);
            await Quiet(http, nextDue: due.FirstOrDefault(time => time > clock.Now));
        });

        (await shell.Run("clock", "advance", "1h")).Should().Be(0, shell.Errors);

        seen.Should().Equal(Noon, Noon.AddMinutes(5), Noon.AddMinutes(15), Noon.AddHours(1));
        shell.Output.Should().Contain("2026-03-02 13:00:00Z");
        File.ReadAllText(file!).Should().Be("PT1H");
    }

    [Fact]
    public async Task Waits_until_what_was_published_is_taken_in()
    {
        await using var platform = await APlatform.Started();
        using var shell = new AShell(platform) { Clock = new At(Noon) };
        shell.Environment["DOMAIN_CLOCK_FILE"] = Path.Combine(shell.Folder, "clock");
        var asked = 0;
        // All four services answer here alike: each published 3 and took in 1, then 3, so Incidents must take in 9.
        platform.To("GET /quiet", http => Interlocked.Increment(ref asked) switch
        {
            <= 8 => Quiet(http, published: 3, takenIn: 1),
            var n => Quiet(http, published: 3, takenIn: n % 4 == 1 ? 9 : 3),
        });

        (await shell.Run("clock", "quiet")).Should().Be(0, shell.Errors);
        asked.Should().Be(16, "two rounds of four were not quiet, and two equal ones were");
    }

    [Fact]
    public async Task Only_goes_forward()
    {
        await using var platform = await APlatform.Started();
        using var shell = new AShell(platform) { Clock = new At(Noon) };
        shell.Environment["DOMAIN_CLOCK_FILE"] = Path.Combine(shell.Folder, "clock");

        (await shell.Run("clock", "advance", "2026-03-02T11:59:00Z")).Should().Be(2);
        shell.Errors.Should().Contain("only goes forward");
        var back = () => new ClockFile(Path.Combine(shell.Folder, "clock"), shell.Clock).MoveTo(Noon.AddSeconds(-1));
        back.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public async Task Is_not_moved_where_no_file_says_which()
    {
        await using var platform = await APlatform.Started();
        using var shell = new AShell(platform);
        (await shell.Run("clock", "advance", "1h")).Should().Be(2);
        shell.Errors.Should().Contain("DOMAIN_CLOCK_FILE");
    }

    [Fact]
    public async Task Gives_up_on_a_platform_that_never_rests()
    {
        await using var platform = await APlatform.Started();
        using var shell = new AShell(platform);
        platform.To("GET /quiet", http => Quiet(http, quiet: false));
        using var services = new Services(platform);
        var clock = new DevelopmentClock(new ClockFile(Path.Combine(shell.Folder, "clock"), new At(Noon)), services.Platform) { Patience = TimeSpan.FromMilliseconds(300) };

        await clock.Invoking(c => c.UntilQuiet()).Should().ThrowAsync<TimeoutException>().WithMessage("*not quiet*");
    }

    private static Task Quiet(HttpContext http, bool quiet = true, long published = 0, long takenIn = 0, DateTimeOffset nextDue = default) =>
        http.Response.WriteAsJsonAsync(new
        {
            quiet,
            published = new Dictionary<string, long> { ["A"] = published },
            takenIn = new Dictionary<string, long> { ["b"] = takenIn },
            nextDue = nextDue == default ? (DateTimeOffset?)null : nextDue,
        });
}
