using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Messaging;
using Marten;

namespace IncidentPlatform.Escalation.Views;

/// <summary>A restricted incident is visible to the people it names, and to nobody else.</summary>
internal static class Readers
{
    public static bool MayRead(this Caller caller, IncidentState state) =>
        !state.Access.Restricted || caller.IsService || (caller.PersonId is { } person && state.Access.Named.Contains(person));

    /// <summary>Which of these incidents the caller may know of.</summary>
    public static async Task<IReadOnlySet<Guid>> Readable(this Caller caller, IQuerySession query, IEnumerable<Guid> incidents, CancellationToken ct)
    {
        var copies = await query.LoadManyAsync<IncidentCopy>(ct, incidents.Distinct().ToArray());
        return copies.Where(c => caller.MayRead(c.State)).Select(c => c.Id).ToHashSet();
    }
}
