using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client.Incidents;

namespace IncidentPlatform.Cli.Commands;

internal static class Assign
{
    public static Command Command(Shell shell)
    {
        var incident = Arguments.Incident();
        var role = Arguments.Role();
        var person = Arguments.Person();
        return new Command("assign", "Give a person a role.") { incident, role, person }.Does(shell, async run =>
        {
            var seen = await run.Incident(incident);
            run.Done($"{run.Value(person)} is {run.Value(role)} of {seen.Number}.", await run.Incidents.AssignRole(
                seen.Number, run.Value(role), seen.ETag, new AssignRole(run.Value(person)), run.Cancellation));
        });
    }
}
