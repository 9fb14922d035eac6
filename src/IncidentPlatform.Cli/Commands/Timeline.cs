using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client;
using IncidentPlatform.Client.Incidents;

namespace IncidentPlatform.Cli.Commands;

internal static class Timeline
{
    public static Command Command(Shell shell)
    {
        var incident = Arguments.Incident();
        var follow = new Option<bool>("--follow", "-f") { Description = "Go on as rows are written, until interrupted." };
        var knownAt = new Option<string?>("--known-at") { Description = "As it was known at that time." };
        return new Command("timeline", "Show what happened.") { incident, follow, knownAt }.Does(shell, async run =>
        {
            if (run.Value(follow))
            {
                if (run.Value(knownAt) is not null) throw new UsageException("--follow shows what comes; --known-at shows what was. Give one of them.");
                await Follow(run, run.Value(incident));
                return;
            }

            var rows = await Pages.All(cursor => run.Incidents.GetTimeline(run.Value(incident), run.Time(knownAt), cursor, cancellation: run.Cancellation));
            run.Show(rows, all => all.Aggregate(
                new Listing("Nothing happened yet.", "#", "when", "who", "what"),
                (table, row) => table.Row($"{row.Version}", When(row), row.Actor.Id, What(row))).Rendered);
        });
    }

    /// <summary>Rows as they come, a line each (a JSON document a line with <c>--json</c>); being interrupted is how it ends.</summary>
    private static async Task Follow(Run run, string incident)
    {
        try
        {
            await foreach (var row in run.LiveTimeline.Follow(incident, cancellation: run.Cancellation))
            {
                if (run.Json) run.Write(System.Text.Json.JsonSerializer.Serialize(row, Contracts.Wire.Json));
                else run.Say($"{row.Version,4}  {When(row)}  {row.Actor.Id}: {What(row)}");
            }
        }
        catch (OperationCanceledException) when (run.Cancellation.IsCancellationRequested)
        {
        }
    }

    private static string When(TimelineRow row) => row.RecordedAt - row.OccurredAt > TimeSpan.FromSeconds(1)
        ? $"{Printable.Of(row.OccurredAt)} (known {Printable.Of(row.RecordedAt)})"
        : Printable.Of(row.OccurredAt);

    private static string What(TimelineRow row) => (row.Pinned ? "! " : "") + row.Text + (row.Correction is null
        ? ""
        : $" (corrected: {row.Correction}{(row.ToldAs is null ? "" : $"; it said: {row.ToldAs}")})");
}
