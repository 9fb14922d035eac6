using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client.Incidents;

namespace IncidentPlatform.Cli.Commands;

/// <summary>How an incident ends: resolved, watched, all clear; or it comes back.</summary>
internal static class Resolve
{
    public static Command Resolved(Shell shell)
    {
        var incident = Arguments.Incident();
        var withRoot = new Option<bool?>("--with-root") { Description = "Whether the incidents linked under it are resolved with it: true or false." };
        return new Command("resolve", "Declare resolved, after the stability window.") { incident, withRoot }.Does(shell, async run =>
        {
            var seen = await run.Incident(incident);
            run.Done($"{seen.Number} is resolved.", await run.Incidents.Resolve(seen.Number, seen.ETag, new ResolveIncident(run.Value(withRoot)), run.Cancellation));
        });
    }

    public static Command AllClear(Shell shell)
    {
        var incident = Arguments.Incident();
        return new Command("all-clear", "Declare all clear, after the recovery watch.") { incident }.Does(shell, async run =>
        {
            var seen = await run.Incident(incident);
            run.Done($"{seen.Number}: all clear.", await run.Incidents.DeclareAllClear(seen.Number, seen.ETag, run.Cancellation));
        });
    }

    public static Command Recurrence(Shell shell)
    {
        var incident = Arguments.Incident();
        var reason = Arguments.Reason();
        return new Command("recurrence", "Report that it came back within the recovery watch.") { incident, reason }.Does(shell, async run =>
            run.Done("Recorded.", await run.Incidents.ReportRecurrence(run.Value(incident), new Because(run.Value(reason)!), run.Cancellation)));
    }
}
