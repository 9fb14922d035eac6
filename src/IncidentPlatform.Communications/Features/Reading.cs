using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Hosting.Access;
using Marten;

namespace IncidentPlatform.Communications.Features;

/// <summary>Reads of conversations by whoever may know of the incident.</summary>
public static class Reading
{
    /// <returns>The conversation; null where there is none, or it is not the caller's to see.</returns>
    /// <exception cref="AccessUnknownException">It is restricted and Incidents does not answer.</exception>
    public static async Task<Conversation?> Conversation(this IQuerySession query, Guid incidentId, IncidentReaders readers, CancellationToken ct) =>
        await query.LoadAsync<Conversation>(incidentId, ct) is { } found && await readers.MayRead(incidentId, ct) ? found : null;

    /// <returns>The conversation that holds an update; null where there is none, or it is not the caller's to see.</returns>
    /// <exception cref="AccessUnknownException">It is restricted and Incidents does not answer.</exception>
    public static async Task<Conversation?> ConversationOfUpdate(this IQuerySession query, Guid updateId, IncidentReaders readers, CancellationToken ct) =>
        await query.Query<Conversation>().FirstOrDefaultAsync(c => c.Updates.Any(u => u.Id == updateId), ct) is { } found
            && await readers.MayRead(found.Id, ct) ? found : null;
}
