using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Messaging;
using Marten;

namespace IncidentPlatform.Communications.Features;

/// <summary>Reads of conversations by whoever may know of the incident.</summary>
public static class Reading
{
    /// <returns>The conversation; null where there is none, or it is not the caller's to see.</returns>
    public static async Task<Conversation?> Conversation(this IQuerySession query, Guid incidentId, Caller caller, CancellationToken ct) =>
        await query.LoadAsync<Conversation>(incidentId, ct) is { } found && await MaySee(found, query, caller, ct) ? found : null;

    /// <returns>The conversation that holds an update; null where there is none, or it is not the caller's to see.</returns>
    public static async Task<Conversation?> ConversationOfUpdate(this IQuerySession query, Guid updateId, Caller caller, CancellationToken ct) =>
        await query.Query<Conversation>().FirstOrDefaultAsync(c => c.Updates.Any(u => u.Id == updateId), ct) is { } found
            && await MaySee(found, query, caller, ct) ? found : null;

    private static async Task<bool> MaySee(Conversation conversation, IQuerySession query, Caller caller, CancellationToken ct) =>
        (await IncidentCopies.Find(query, conversation.Id, ct))?.State.Access is not { Restricted: true } access
        || (caller.PersonId is { } person && access.Named.Contains(person));
}
