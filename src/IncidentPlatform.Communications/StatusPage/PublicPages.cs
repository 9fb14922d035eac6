using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Views;

namespace IncidentPlatform.Communications.StatusPage;

/// <summary>Makes the public page of conversations: only what was posted to it, and only of incidents that are meant. What is told in another thread shows until that one is on the page.</summary>
public static class PublicPages
{
    public static PublicPage Of(
        string name, DateTimeOffset asOf, IEnumerable<Conversation> conversations, IEnumerable<Component> components)
    {
        var shown = conversations.Where(c => c.Situation.IsLive() && !c.Situation.Restricted && c.Posts.Count > 0).ToList();
        var threads = shown.Where(c => c.Situation.ToldThrough is null).Select(c => c.Situation.Number).ToHashSet();
        var incidents = shown
            .Where(c => c.Situation.ToldThrough is not { } thread || !threads.Contains(thread))
            .Select(IncidentOf)
            .OrderByDescending(i => i.StartedAt).ThenBy(i => i.Id)
            .ToList();
        var listed = components.OrderBy(c => c.Id, StringComparer.Ordinal).Select(c => ComponentOf(c, incidents)).ToList();
        return new PublicPage(name, asOf, incidents.Count == 0 ? asOf : incidents.Max(i => i.UpdatedAt), listed, incidents);
    }

    private static PublicIncident IncidentOf(Conversation c)
    {
        var last = c.Posts[^1];
        var status = Words.Of(last.Status);
        return new PublicIncident(
            c.Id, c.Posts[0].Title, status, ImpactOf(c.Posts), last.Components, c.Posts[0].PostedAt, last.PostedAt,
            c.Posts.FirstOrDefault(p => p.Status == PublicStatus.Monitoring)?.PostedAt,
            last.Status == PublicStatus.Resolved ? c.Posts.Reverse().TakeWhile(p => p.Status == PublicStatus.Resolved).Last().PostedAt : null,
            [.. c.Posts.Reverse().Select(p => new PublicPost(p.Id, Words.Of(p.Status), p.Title, p.Body, p.PostedAt))]);
    }

    private static string ImpactOf(IReadOnlyList<StatusPost> posts) => posts.Min(p => p.Severity) switch
    {
        "P1" => "critical",
        "P2" => "major",
        _ => "minor",
    };

    private static PublicComponent ComponentOf(Component component, List<PublicIncident> incidents)
    {
        var open = incidents.Where(i => i.ResolvedAt is null && i.Components.Contains(component.Id)).ToList();
        var status = open.Count == 0 ? "operational"
            : open.All(i => i.Status == "monitoring") ? "degraded_performance"
            : open.Any(i => i.Impact == "critical") ? "major_outage"
            : open.Any(i => i.Impact == "major") ? "partial_outage"
            : "degraded_performance";
        return new PublicComponent(component.Id, component.Description, status);
    }
}
