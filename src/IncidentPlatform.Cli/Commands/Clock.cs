using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client.Development;

namespace IncidentPlatform.Cli.Commands;

/// <summary>The domain's clock, which Development can move forward.</summary>
internal static class Clock
{
    public static Command Command(Shell shell) => new("clock", "Show and advance the domain's clock (Development).") { Show(shell), Advance(shell), Quiet(shell) };

    private static Command Show(Shell shell) => new Command("show", "Show the domain's time.").Does(shell, run =>
    {
        Tell(run);
        return Task.CompletedTask;
    });

    private static Command Advance(Shell shell)
    {
        var by = new Argument<string>("to") { Description = "A duration (15m) or a time (2026-03-02T14:00:00Z)." };
        return new Command("advance", "Move the domain's time forward, doing on the way all that falls due.") { by }.Does(shell, async run =>
        {
            var clock = new DevelopmentClock(FileOf(run), run.Platform);
            var time = Durations.Parse(run.Value(by)) is { } duration ? clock.Now + duration : run.Time(run.Value(by));
            if (time < clock.Now) throw new UsageException($"The domain's clock only goes forward; it is {Printable.Of(clock.Now)} there.");
            await clock.AdvanceTo(time, run.Cancellation);
            Tell(run);
        });
    }

    private static Command Quiet(Shell shell) => new Command("quiet", "Wait until nothing is left to do at the present time.").Does(shell, async run =>
    {
        var next = await new DevelopmentClock(FileOf(run), run.Platform).UntilQuiet(run.Cancellation);
        if (run.Json) run.ShowJson(new { nextDue = next });
        else run.Say(next is null ? "Quiet; nothing falls due." : $"Quiet; the next thing falls due {Printable.Of(next)}.");
    });

    private static ClockFile FileOf(Run run) => run.ClockFile
        ?? throw new UsageException("No clock file. Set DOMAIN_CLOCK_FILE to the one the services have, or call from inside the folder of a running platform.");

    private static void Tell(Run run)
    {
        if (run.Json) run.ShowJson(new { now = run.Now });
        else run.Say(Printable.Of(run.Now));
    }
}
