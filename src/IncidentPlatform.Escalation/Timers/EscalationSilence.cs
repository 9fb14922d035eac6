using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Domain.Escalations;
using IncidentPlatform.Hosting.DueWork;

namespace IncidentPlatform.Escalation.Timers;

/// <summary>The commander had the policy's time to answer whether to escalate.</summary>
public sealed record EscalationSilence(Guid ObligationId)
{
    public const string Kind = "escalation-silence";
}

internal sealed class EscalationSilenceTimer : ITimer<EscalationSilence>
{
    public Task Fire(EscalationSilence payload, Firing firing, CancellationToken ct) =>
        firing.Append<Ledger>(firing.StreamId, (ledger, now) => Asking.TakeSilence(ledger, payload.ObligationId, now), ct);
}
