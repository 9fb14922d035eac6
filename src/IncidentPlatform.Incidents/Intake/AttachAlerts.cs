using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Intake;

/// <summary>Ten seconds after alerts were last told, tell those that came since.</summary>
public sealed record AttachAlerts(Guid IncidentId)
{
    public const string Kind = "attach-alerts";
}

public sealed class AttachAlertsTimer : ITimer<AttachAlerts>
{
    public async Task Fire(AttachAlerts payload, Firing firing, CancellationToken ct)
    {
        // The lock of the stream guards what waits: take it before looking.
        await firing.Append<Incident>(payload.IncidentId, (_, _) => Decision.Nothing, ct);
        if (await firing.Session.LoadAsync<AlertsWaiting>(payload.IncidentId, ct) is not { Count: > 0 } waiting)
        {
            return;
        }

        await firing.Append<Incident>(payload.IncidentId, (_, _) => Reports.Attach(waiting.Fact), ct);
        firing.Session.Store(waiting.ToldAt(firing.Now));
    }
}
