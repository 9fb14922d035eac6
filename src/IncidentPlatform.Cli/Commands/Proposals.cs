using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client.Incidents;

namespace IncidentPlatform.Cli.Commands;

internal static class Proposals
{
    public static Command Command(Shell shell) => new("proposal", "Decide whether what is proposed is an incident.") { Accept(shell), Decline(shell) };

    private static Command Accept(Shell shell)
    {
        var incident = Arguments.Incident();
        var title = new Option<string?>("--title") { Description = "What customers notice; as proposed where it is left out." };
        var severity = new Option<string?>("--severity") { Description = "P1 to P4; as proposed where it is left out." };
        return new Command("accept", "It is an incident: declare it.") { incident, title, severity }.Does(shell, async run =>
        {
            var seen = await run.Incident(incident);
            run.Done(
                $"{seen.Number} is declared.",
                await run.Incidents.AcceptProposal(seen.Number, seen.ETag, new AcceptProposal(run.Value(title), run.Value(severity)), run.Cancellation));
        });
    }

    private static Command Decline(Shell shell)
    {
        var incident = Arguments.Incident();
        var reason = Arguments.Reason();
        return new Command("decline", "It is no incident.") { incident, reason }.Does(shell, async run =>
        {
            var seen = await run.Incident(incident);
            run.Done($"{seen.Number} is declined.", await run.Incidents.DeclineProposal(seen.Number, seen.ETag, new Because(run.Value(reason)!), run.Cancellation));
        });
    }
}
