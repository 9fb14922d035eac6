using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client.Incidents;

namespace IncidentPlatform.Cli.Commands;

internal static class Severity
{
    public static Command Command(Shell shell)
    {
        var incident = Arguments.Incident();
        var severity = new Argument<string>("severity") { Description = "P1 to P4." };
        var reason = Arguments.Reason();
        return new Command("severity", "Change an incident's severity.") { incident, severity, reason }.Does(shell, async run =>
        {
            var seen = await run.Incident(incident);
            run.Done($"{seen.Number} is {run.Value(severity)}.", await run.Incidents.ChangeSeverity(
                seen.Number, seen.ETag, new ChangeSeverity(run.Value(severity), run.Value(reason)!), run.Cancellation));
        });
    }
}
