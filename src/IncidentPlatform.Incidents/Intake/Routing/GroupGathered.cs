using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Incidents.Intake.Silencing;

namespace IncidentPlatform.Incidents.Intake.Routing;

/// <summary>A group's alerts were gathered long enough: what still fires is looked at again.</summary>
public sealed record GroupGathered
{
    public const string Kind = "alert-group-gathered";
}

public sealed class GroupGatheredTimer : ITimer<GroupGathered>
{
    public Task Fire(GroupGathered payload, Firing firing, CancellationToken ct) => HeldBack.Release(firing.Session, HeldBack.ByGroup(firing.StreamId), ct);
}
