using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client.Incidents;

namespace IncidentPlatform.Cli.Commands;

internal static class Relieve
{
    public static Command Command(Shell shell)
    {
        var incident = Arguments.Incident();
        var role = Arguments.Role();
        var reason = Arguments.Reason();
        return new Command("relieve", "Relieve the holder of a role.") { incident, role, reason }.Does(shell, async run =>
        {
            var seen = await run.Incident(incident);
            run.Done("Relieved.", await run.Incidents.Relieve(seen.Number, run.Value(role), seen.ETag, new Because(run.Value(reason)!), run.Cancellation));
        });
    }
}
