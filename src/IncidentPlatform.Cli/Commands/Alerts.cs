using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client;
using IncidentPlatform.Client.Incidents;

namespace IncidentPlatform.Cli.Commands;

/// <summary>Alerts, routing keys of their sources, and readings of signals.</summary>
internal static class Alerts
{
    public static Command List(Shell shell)
    {
        var status = new Option<string?>("--status") { Description = "firing or resolved." };
        var source = new Option<string?>("--source") { Description = "Only of this source." };
        var incident = new Option<string?>("--incident") { Description = "Only of this incident, by id or number." };
        return new Command("alerts", "List alerts.") { status, source, incident }.Does(shell, async run =>
        {
            var alerts = await Pages.All(cursor => run.Incidents.ListAlerts(run.Value(status), run.Value(source), run.Value(incident), cursor, cancellation: run.Cancellation));
            run.Show(alerts, all => all.Aggregate(
                new Listing("No alerts.", "source", "name", "status", "since", "incident", "summary"),
                (table, a) => table.Row(a.Source, a.Name, a.Status, Printable.Of(a.StartedAt), a.IncidentId?.ToString(), a.Summary)).Rendered);
        });
    }

    public static Command RoutingKey(Shell shell)
    {
        var source = new Argument<string>("alert-source") { Description = "Name of the alert source." };
        return new Command("routing-key", "Make a routing key for an alert source; it is shown this once.") { source }.Does(shell, async run =>
        {
            var key = await run.Incidents.CreateRoutingKey(run.Value(source), run.Cancellation);
            if (run.Json) run.ShowJson(key);
            else run.Say(key.Key);
        });
    }

    public static Command Signal(Shell shell)
    {
        var key = new Argument<string>("routing-key") { Description = "Routing key of the source." };
        var signal = new Argument<string>("signal") { Description = "Name of the signal." };
        var failing = new Option<bool>("--failing") { Description = "It is failing; without this it is healthy." };
        return new Command("signal", "Report what a signal says.") { key, signal, failing }.Does(shell, async run =>
        {
            await run.Incidents.PostSignal(run.Value(key), new SignalReading(run.Value(signal), !run.Value(failing)), run.Cancellation);
            if (!run.Json) run.Say($"{run.Value(signal)} is {(run.Value(failing) ? "failing" : "healthy")}.");
        });
    }
}
