using IncidentPlatform.Communications.Domain;

namespace IncidentPlatform.Communications.StatusPage;

/// <summary>Planned work as the public reads it, in Statuspage's words: cancelled work counts as completed there, and its last post says that it was cancelled.</summary>
public static class PublicMaintenance
{
    public static PublicIncident Of(Maintenance m)
    {
        var last = m.Posts[^1];
        return new PublicIncident(
            m.Id, m.Plan.Title, Word(m.Stage), "maintenance", m.Components, m.BegunAt ?? m.Plan.StartsAt, last.PostedAt, null, m.IsOver ? last.PostedAt : null,
            [.. m.Posts.Select((p, n) => PostOf(m, n)).Reverse()])
        {
            ScheduledFor = m.Plan.StartsAt,
            ScheduledUntil = m.Plan.EndsAt,
            Cancelled = m.Stage == MaintenanceStage.Cancelled,
        };
    }

    private static PublicPost PostOf(Maintenance m, int n)
    {
        var post = m.Posts[n];
        var before = n == 0 ? MaintenanceStage.Scheduled : m.Posts[n - 1].Stage;
        return new PublicPost(post.Id, Word(post.Stage), m.Plan.Title, post.Body, post.PostedAt)
        {
            Affected = [.. m.Components.Select(c => new PublicChange(c, While(before), While(post.Stage)))],
        };
    }

    private static string While(MaintenanceStage stage) =>
        (stage == MaintenanceStage.InProgress ? ComponentStatus.UnderMaintenance : ComponentStatus.Operational).Wire();

    private static string Word(MaintenanceStage stage) => stage switch
    {
        MaintenanceStage.Scheduled => PublicIncident.Scheduled,
        MaintenanceStage.InProgress => PublicIncident.InProgress,
        _ => "completed",
    };
}
