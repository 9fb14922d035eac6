using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Views;

namespace IncidentPlatform.Communications.StatusPage;

/// <summary>What the public page is made from of a conversation.</summary>
public sealed record ToldInPublic(Guid Id, Situation Situation, IReadOnlyList<StatusPost> Posts);

/// <summary>
/// Makes the public page of what was recorded: only what was posted to it, and only of incidents that are meant. What is told in another
/// thread shows until that one is on the page.
/// </summary>
public static class PublicPages
{
    public static PublicPage Of(
        string name, DateTimeOffset asOf, IEnumerable<ToldInPublic> conversations, IEnumerable<Component> components, IEnumerable<Maintenance> maintenances)
    {
        var told = Shown([.. conversations.Where(IsPublic)]);
        var planned = maintenances.OrderByDescending(m => m.Id).ToList();
        List<PublicIncident> incidents = [.. told.Select(IncidentOf).OrderByDescending(i => i.StartedAt).ThenBy(i => i.Id)];
        List<PublicIncident> works = [.. planned.Select(PublicMaintenance.Of)];
        var disruptions = told.SelectMany(c => Disruptions.Of(c.Posts)).Concat(planned.SelectMany(Disruptions.Of)).ToLookup(d => d.Component);
        return new PublicPage(
            name, asOf, incidents.Concat(works).Select(i => i.UpdatedAt).DefaultIfEmpty(asOf).Max(),
            [.. components.OrderBy(c => c.Id, StringComparer.Ordinal).Select(c => ComponentOf(c, [.. disruptions[c.Id]], asOf))], incidents)
        {
            Maintenances = works,
        };
    }

    /// <summary>Whether the public may know of it at all.</summary>
    public static bool IsPublic(ToldInPublic c) => c.Situation.IsLive() && !c.Situation.Restricted && c.Posts.Count > 0;

    public static PublicIncident IncidentOf(ToldInPublic c)
    {
        var last = c.Posts[^1];
        return new PublicIncident(
            c.Id, c.Posts[0].Title, Words.Of(last.Status), ImpactOf(c.Posts), last.Components, c.Posts[0].PostedAt, last.PostedAt,
            c.Posts.FirstOrDefault(p => p.Status == PublicStatus.Monitoring)?.PostedAt,
            last.Status == PublicStatus.Resolved ? c.Posts.Reverse().TakeWhile(p => p.Status == PublicStatus.Resolved).Last().PostedAt : null,
            [.. c.Posts.Select((p, n) => PostOf(c.Posts, n)).Reverse()]);
    }

    private static List<ToldInPublic> Shown(List<ToldInPublic> told)
    {
        var threads = told.Where(c => c.Situation.ToldThrough is null).Select(c => c.Situation.Number).ToHashSet();
        return [.. told.Where(c => c.Situation.ToldThrough is not { } thread || !threads.Contains(thread))];
    }

    private static PublicPost PostOf(IReadOnlyList<StatusPost> posts, int n)
    {
        var post = posts[n];
        var after = ComponentStatuses.After(posts.Take(n + 1)).Wire();
        return new PublicPost(post.Id, Words.Of(post.Status), post.Title, post.Body, post.PostedAt)
        {
            Affected = [.. post.Components.Select(c => new PublicChange(c, Before(posts, n, c), after))],
        };
    }

    private static string Before(IReadOnlyList<StatusPost> posts, int n, string component) =>
        (n > 0 && posts[n - 1].Components.Contains(component) ? ComponentStatuses.After(posts.Take(n)) : ComponentStatus.Operational).Wire();

    private static string ImpactOf(IReadOnlyList<StatusPost> posts) => posts.Min(p => p.Severity) switch
    {
        "P1" => "critical",
        "P2" => "major",
        _ => "minor",
    };

    private static PublicComponent ComponentOf(Component component, List<Disruption> disruptions, DateTimeOffset now) =>
        new(component.Id, component.Description, disruptions.Where(d => d.Until is null).Select(d => d.Status).DefaultIfEmpty().Max().Wire())
        {
            Since = component.Since,
            ChangedAt = disruptions.Select(d => (DateTimeOffset?)(d.Until ?? d.From)).Max(),
            History = Uptime.Of(disruptions, component.Since, now),
        };
}
