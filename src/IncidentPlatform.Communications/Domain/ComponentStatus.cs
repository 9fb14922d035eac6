using System.Text.Json;

namespace IncidentPlatform.Communications.Domain;

/// <summary>How a component of the status page does, from best to worst.</summary>
public enum ComponentStatus
{
    Operational,
    UnderMaintenance,
    DegradedPerformance,
    PartialOutage,
    MajorOutage,
}

public static class ComponentStatuses
{
    /// <summary>As the public reads it in JSON: <c>major_outage</c>.</summary>
    public static string Wire(this ComponentStatus status) => JsonNamingPolicy.SnakeCaseLower.ConvertName(status.ToString());

    /// <summary>How what an incident affects does after its first posts: by the worst severity they were posted with, and less bad once a fix is watched.</summary>
    /// <param name="posts">The first posts of it, oldest first; at least one.</param>
    public static ComponentStatus After(IEnumerable<StatusPost> posts) => posts.Last().Status switch
    {
        PublicStatus.Resolved => ComponentStatus.Operational,
        PublicStatus.Monitoring => ComponentStatus.DegradedPerformance,
        _ => posts.Min(p => p.Severity) switch
        {
            "P1" => ComponentStatus.MajorOutage,
            "P2" => ComponentStatus.PartialOutage,
            _ => ComponentStatus.DegradedPerformance,
        },
    };
}
