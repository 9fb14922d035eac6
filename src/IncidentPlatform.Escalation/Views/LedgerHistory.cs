using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Kernel;
using Marten;

namespace IncidentPlatform.Escalation.Views;

/// <summary>The ledger of an incident as its facts tell it.</summary>
internal static class LedgerHistory
{
    /// <summary>Its facts, in the order in which they were recorded.</summary>
    public static async Task<IReadOnlyList<Fact>> Facts(IQuerySession query, Guid incident, CancellationToken ct) =>
        [.. (await query.Events.FetchStreamAsync(incident, token: ct)).Select(e => e.ToFact())];

    /// <summary>As it was known at an instant; null where nothing was by then.</summary>
    public static Ledger? At(IReadOnlyList<Fact> facts, DateTimeOffset at) =>
        facts.Where(f => f.RecordedAt <= at).Aggregate((Ledger?)null, LedgerEvolution.Evolve);
}
