using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Domain.Escalations;
using IncidentPlatform.Escalation.Views;
using IncidentPlatform.Hosting.DueWork;

namespace IncidentPlatform.Escalation.Timers;

/// <summary>A step of an obligation's ladder has come.</summary>
/// <param name="Step">Index in the rule's ladder.</param>
public sealed record LadderStepDue(Guid ObligationId, int Step)
{
    public const string Kind = "ladder-step";
}

internal sealed class LadderStepTimer : ITimer<LadderStepDue>
{
    public async Task Fire(LadderStepDue payload, Firing firing, CancellationToken ct)
    {
        var directory = await PeopleDirectories.Load(firing.Session, ct);
        await firing.Append<Ledger>(
            firing.StreamId, (ledger, now) => Ladder.TakeStep(ledger, payload.ObligationId, payload.Step, directory, now), ct);
    }
}
