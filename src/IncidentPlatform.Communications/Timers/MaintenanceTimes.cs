using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Hosting.DueWork;

namespace IncidentPlatform.Communications.Timers;

/// <summary>The time has come at which maintenance was to begin.</summary>
public sealed class BeginMaintenance : ITimer<MaintenanceTime>
{
    public const string Kind = "begin-maintenance";

    public async Task Fire(MaintenanceTime payload, Firing firing, CancellationToken ct) =>
        await firing.Append<Maintenance>(firing.StreamId, (m, _) => Maintenances.BeginAt(m, payload.At), ct);
}

/// <summary>The time has come at which maintenance was to end.</summary>
public sealed class EndMaintenance : ITimer<MaintenanceTime>
{
    public const string Kind = "end-maintenance";

    public async Task Fire(MaintenanceTime payload, Firing firing, CancellationToken ct) =>
        await firing.Append<Maintenance>(firing.StreamId, (m, _) => Maintenances.EndAt(m, payload.At), ct);
}

/// <param name="At">The planned time; another one may have taken its place.</param>
public sealed record MaintenanceTime(DateTimeOffset At);
