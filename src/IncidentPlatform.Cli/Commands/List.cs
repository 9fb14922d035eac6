using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client;
using IncidentPlatform.Client.Incidents;

namespace IncidentPlatform.Cli.Commands;

internal static class List
{
    public static Command Command(Shell shell)
    {
        var status = new Option<string?>("--status") { Description = "Only incidents in this status; open for all that are not over." };
        var severity = new Option<string?>("--severity", "-s") { Description = "Only incidents of this severity." };
        var service = new Option<string?>("--service") { Description = "Only incidents that affect this service." };
        return new Command("list", "List incidents, newest first.") { status, severity, service }.Does(shell, async run =>
        {
            var filter = new IncidentFilter(run.Value(status), run.Value(severity), run.Value(service));
            var incidents = await Pages.All(cursor => run.Incidents.List(filter, cursor, cancellation: run.Cancellation));
            run.Show(incidents, all => all.Aggregate(
                new Listing("No incidents.", "number", "severity", "status", "commander", "declared", "title"),
                (table, i) => table.Row(i.Number, i.Severity, i.Status, i.Commander, Printable.Of(i.DeclaredAt), i.Title)).Rendered);
        });
    }
}
