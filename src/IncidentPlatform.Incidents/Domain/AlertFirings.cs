using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>An alert of the incident fires.</summary>
/// <param name="Source">Who says so.</param>
/// <param name="Name">Name of the rule.</param>
/// <param name="StartedAt">When it says it started.</param>
/// <param name="Turned">It is new to the incident, or was quiet before; false where it counted as firing all along.</param>
public sealed record AlertFiring(string Source, string Name, DateTimeOffset StartedAt, bool Turned);

/// <summary>What firing alerts mean for an incident that is being verified or watched.</summary>
public static class AlertFirings
{
    /// <summary>
    /// While it is verified or watched every fresh firing counts: an alert that is new or was quiet, or one that says it started again
    /// (its source may never say that it ended). While it is worked on only the turn from quiet to firing counts, so that a storm is no news.
    /// </summary>
    /// <param name="othersFire">Whether an alert of the incident was firing already.</param>
    public static Decision Of(Incident incident, IReadOnlyList<AlertFiring> firings, bool othersFire)
    {
        var fresh = incident.Status switch
        {
            IncidentStatus.Resolved => firings.FirstOrDefault(f => f.Turned || f.StartedAt > incident.ResolvedAt),
            IncidentStatus.Verifying => firings.FirstOrDefault(f => f.Turned || f.StartedAt > Resolution.QuietSince(incident)),
            _ => othersFire ? null : firings.FirstOrDefault(f => f.Turned),
        };
        return fresh is null ? Decision.Nothing : Resolution.Fail(incident, fresh.Name);
    }
}
