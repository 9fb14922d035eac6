using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Reactions;
using IncidentPlatform.Communications.StatusPage;
using IncidentPlatform.Hosting.DueWork;

namespace IncidentPlatform.Communications.Effects;

/// <summary>A post of the status page that subscribers are to hear of.</summary>
public sealed record PostToTell(Guid PostId);

/// <summary>Finds a post, as long as the public may know of it: an incident that was restricted since is not told further.</summary>
public sealed class PostForSubscribers(IncidentReader reader, Playbook playbook)
{
    /// <summary>News that old are told to nobody any more.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromDays(1);

    /// <summary>What was found.</summary>
    /// <param name="Told">What the post is of.</param>
    public sealed record Found(PublicIncident Told, PublicPost Post);

    /// <returns>The post; null where there is nothing to be told any more.</returns>
    /// <exception cref="IncidentsUnreadableException">Whether it may be told is not known now.</exception>
    public async Task<Found?> Find(EffectCall call, Guid postId, CancellationToken ct)
    {
        var told = await call.Query.LoadAsync<Conversation>(call.StreamId, ct) is { } conversation
            ? await Of(conversation, postId, call, ct)
            : await call.Query.LoadAsync<Maintenance>(call.StreamId, ct) is { } maintenance ? PublicMaintenance.Of(maintenance) : null;
        return told?.Posts.FirstOrDefault(p => p.Id == postId) is { } post && call.Now < post.PostedAt + Stale ? new Found(told, post) : null;
    }

    private async Task<PublicIncident?> Of(Conversation c, Guid postId, EffectCall call, CancellationToken ct)
    {
        if (!PublicPages.IsPublic(Shown(c)))
            return null;
        var read = await reader.Read(c.Id, call.Query, ct);
        if (read is null && (c.Update(postId) is not { } update || !Truth.StatesNothing(update)))
            throw new IncidentsUnreadableException();
        var now = Following.CatchUp(c, read ?? [], playbook, call.Now).State!;
        return PublicPages.IsPublic(Shown(now)) ? PublicPages.IncidentOf(Shown(now)) : null;
    }

    private static ToldInPublic Shown(Conversation c) => new(c.Id, c.Situation, c.Posts);
}

/// <summary>Incidents does not answer, so what must not be a moment behind cannot be decided.</summary>
public sealed class IncidentsUnreadableException() : Exception("Incidents cannot be read.");
