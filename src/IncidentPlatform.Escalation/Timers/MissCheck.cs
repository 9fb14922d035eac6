using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Domain.Obligations;
using IncidentPlatform.Escalation.Effects;
using IncidentPlatform.Hosting.DueWork;

namespace IncidentPlatform.Escalation.Timers;

/// <summary>An obligation is due.</summary>
public sealed record MissCheck(Guid ObligationId)
{
    public const string Kind = "miss-check";
}

/// <summary>What is met already needs nothing; of the rest Incidents is asked, before anything is held against anyone.</summary>
internal sealed class MissCheckTimer : ITimer<MissCheck>
{
    public async Task Fire(MissCheck payload, Firing firing, CancellationToken ct)
    {
        var ledger = await firing.Session.LoadAsync<Ledger>(firing.StreamId, ct);
        if (Misses.IsSuspected(ledger, payload.ObligationId, firing.Now))
            firing.Schedule(firing.StreamId, new Due(ConfirmMiss.Kind, new ConfirmMiss(payload.ObligationId), firing.Now) { EvenInDrill = true });
    }
}
