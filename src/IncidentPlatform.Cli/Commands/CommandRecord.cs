using System.CommandLine;
using IncidentPlatform.Cli.Running;

namespace IncidentPlatform.Cli.Commands;

internal static class CommandRecord
{
    public static Command Command(Shell shell)
    {
        var incident = Arguments.Incident();
        return new Command("command", "Show who commanded when.") { incident }.Does(shell, async run =>
            run.Show(await run.Incidents.GetCommand(run.Value(incident), run.Cancellation), record => record.Intervals.Aggregate(
                new Listing("Nobody commanded.", "person", "from", "to", "basis", "acknowledged"),
                (table, i) => table.Row(i.Person, Printable.Of(i.From), i.To is null ? "now" : Printable.Of(i.To), i.Basis, i.AcknowledgedAt is null ? "not yet" : Printable.Of(i.AcknowledgedAt))).Rendered));
    }
}
