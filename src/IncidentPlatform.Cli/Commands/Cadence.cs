using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client.Incidents;

namespace IncidentPlatform.Cli.Commands;

internal static class Cadence
{
    public static Command Command(Shell shell)
    {
        var incident = Arguments.Incident();
        var minutes = new Argument<int>("minutes") { Description = "Longest time between updates to customers, in minutes." };
        var reason = Arguments.Reason();
        return new Command("cadence", "Change how often customers hear of an incident.") { incident, minutes, reason }.Does(shell, async run =>
        {
            var seen = await run.Incident(incident);
            run.Done($"Customers hear of {seen.Number} every {run.Value(minutes)} minutes.", await run.Incidents.ChangeCadence(
                seen.Number, seen.ETag, new ChangeCadence(TimeSpan.FromMinutes(run.Value(minutes)), run.Value(reason)!), run.Cancellation));
        });
    }
}
