using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Domain.Pages;
using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Hosting.Messaging;

namespace IncidentPlatform.Escalation.Timers;

/// <summary>An acknowledgement has lasted as long as it was meant to.</summary>
public sealed record SnoozeOver(Guid PageId, DateTimeOffset Until)
{
    public const string Kind = "snooze-over";
}

internal sealed class SnoozeOverTimer : ITimer<SnoozeOver>
{
    public async Task Fire(SnoozeOver payload, Firing firing, CancellationToken ct)
    {
        var state = (await IncidentCopies.Find(firing.Session, firing.StreamId, ct))?.State;
        await firing.Append<Ledger>(firing.StreamId, (l, now) => Snoozing.End(l, payload.PageId, payload.Until, Standing.IsOver(state?.Status), now), ct);
    }
}
