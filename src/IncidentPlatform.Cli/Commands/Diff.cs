using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client.Incidents;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace IncidentPlatform.Cli.Commands;

internal static class Diff
{
    public static Command Command(Shell shell)
    {
        var incident = Arguments.Incident();
        var from = new Option<string>("--from") { Description = "A version or a time; 0 is before the first fact.", Required = true };
        var to = new Option<string?>("--to") { Description = "A version or a time; now where it is left out." };
        return new Command("diff", "Show what became known between two times or versions.") { incident, from, to }.Does(shell, async run =>
            run.Show(
                await run.Incidents.GetDifference(run.Value(incident), run.Moment(run.Value(from))!, run.Moment(run.Value(to)), run.Cancellation),
                d => new Rows(Changes(d.Changes), Timeline.Table(d.Facts))));
    }

    internal static IRenderable Changes(IReadOnlyList<Change> changes) => changes.Aggregate(
        new Listing("Nothing changed on the incident.", "member", "was", "is"),
        (table, c) => table.Row(c.Member, c.From?.ToString() ?? "-", c.To?.ToString() ?? "-")).Rendered;
}
