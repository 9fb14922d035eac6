using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client.Incidents;

namespace IncidentPlatform.Cli.Commands;

internal static class Cancel
{
    public static Command Command(Shell shell)
    {
        var incident = Arguments.Incident();
        var reason = Arguments.Reason();
        return new Command("cancel", "Cancel an incident that was a false alarm.") { incident, reason }.Does(shell, async run =>
        {
            var seen = await run.Incident(incident);
            run.Done($"{seen.Number} is cancelled.", await run.Incidents.Cancel(seen.Number, seen.ETag, new Because(run.Value(reason)!), run.Cancellation));
        });
    }
}
