using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client.Incidents;

namespace IncidentPlatform.Cli.Commands;

/// <summary>A role changes hands: proposed by its holder, and done when the other acknowledges.</summary>
internal static class HandOver
{
    public static Command Command(Shell shell) => new("hand-over", "Hand a role over, and acknowledge it.") { Propose(shell), Acknowledge(shell) };

    private static Command Propose(Shell shell)
    {
        var incident = Arguments.Incident();
        var role = Arguments.Role();
        var person = Arguments.Person();
        var note = new Option<string?>("--note") { Description = "What they need to know." };
        return new Command("propose", "Propose that a person takes the role over.") { incident, role, person, note }.Does(shell, async run =>
        {
            var seen = await run.Incident(incident);
            run.Done($"{run.Value(person)} is asked to take over as {run.Value(role)}.", await run.Incidents.ProposeHandOver(
                seen.Number, run.Value(role), seen.ETag, new ProposeHandOver(run.Value(person), run.Value(note)), run.Cancellation));
        });
    }

    private static Command Acknowledge(Shell shell)
    {
        var incident = Arguments.Incident();
        var role = Arguments.Role();
        return new Command("acknowledge", "Take over the role that was handed to you.") { incident, role }.Does(shell, async run =>
        {
            var seen = await run.Incident(incident);
            run.Done($"You are {run.Value(role)} of {seen.Number}.", await run.Incidents.AcknowledgeHandOver(
                seen.Number, run.Value(role), seen.ETag, run.Cancellation));
        });
    }
}
