using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client.Incidents;

namespace IncidentPlatform.Cli.Commands;

/// <summary>Incidents that one cause brings about.</summary>
internal static class Cascade
{
    public static Command Link(Shell shell)
    {
        var incident = Arguments.Incident();
        var root = new Argument<string>("root") { Description = "The incident it came from." };
        var reason = Arguments.Reason();
        return new Command("link", "Link an incident under the one it came from.") { incident, root, reason }.Does(shell, async run =>
        {
            var seen = await run.Incident(incident);
            run.Done($"{seen.Number} is linked.", await run.Incidents.Link(
                seen.Number, seen.ETag, new LinkIncident(run.Value(root), run.Value(reason)!), run.Cancellation));
        });
    }

    public static Command Unlink(Shell shell)
    {
        var incident = Arguments.Incident();
        var reason = Arguments.Reason();
        return new Command("unlink", "Let a linked incident stand alone again.") { incident, reason }.Does(shell, async run =>
        {
            var seen = await run.Incident(incident);
            run.Done($"{seen.Number} stands alone.", await run.Incidents.Unlink(seen.Number, seen.ETag, new Because(run.Value(reason)!), run.Cancellation));
        });
    }

    public static Command FixOrder(Shell shell)
    {
        var incident = Arguments.Incident();
        return new Command("fix-order", "Show in which order the incidents of a cascade are to be fixed.") { incident }.Does(shell, async run =>
            run.Show(await run.Incidents.GetFixOrder(run.Value(incident), run.Cancellation), proposed => proposed.Order.Aggregate(
                new Listing("Nothing to fix.", "incident", "severity", "customers", "after"),
                (table, i) => table.Row(i.Number, i.Severity, $"{i.CustomersAffected}", string.Join(", ", i.After))).Rendered));
    }
}
