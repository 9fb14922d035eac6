using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Domain.Pages;
using IncidentPlatform.Hosting.Access;
using Marten;

namespace IncidentPlatform.Escalation.Views;

/// <summary>A page is for those who may know of its incident, and for the person it wakes: it tells them a number and no more.</summary>
internal static class PageReading
{
    /// <returns>The page; null where there is none, or it is not the caller's to see.</returns>
    public static async Task<Page?> Find(Guid id, IncidentReaders readers, Caller caller, IQuerySession query, CancellationToken ct) =>
        await LedgerItems.LedgerOf(query, id, ct) is { } incident
            && (await query.LoadAsync<Ledger>(incident, ct))?.Page(id) is { } page
            && (page.Person == caller.PersonId || await readers.MayRead(incident, ct)) ? page : null;
}
