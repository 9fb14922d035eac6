using System.Text.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Hosting.Messaging;

/// <summary>
/// An erasure reaches every service by the feed: each takes the words out of its own stream of the incident, and its own fact of that goes
/// back to the incident, so that the record says who has done it.
/// </summary>
internal static class ErasureCarried
{
    public static bool Is(IncidentFact? fact) => fact is { Type: nameof(Kernel.Erased), Origin: Origins.Incidents };

    /// <summary>Carries it out on this service's stream of the incident, if it has one.</summary>
    public static async Task Out(StreamSession transaction, StreamRegistry streams, IncidentFact fact, CancellationToken ct)
    {
        if ((await transaction.KindsOf([fact.IncidentId], ct)).GetValueOrDefault(fact.IncidentId) is not { } kind || !kind.Facts.Contains(typeof(Kernel.Erased)))
            return;
        var erased = fact.Data.Deserialize<Kernel.Erased>(Wire.Json)!;
        await kind.Erase(
            transaction, fact.IncidentId, new Intent(Actor.Service(streams.Service), fact.Id, fact.Hops + 1),
            new Erasure(erased.Basis, erased.Reason, erased.Person, erased.Facts.ToHashSet(), FollowWords: true, EvenIfNothing: true), ct);
    }

    /// <summary>What goes back to the incident.</summary>
    public static ReportedFact? Report(string service, Guid incident, Fact fact) => fact.Data is Kernel.Erased erased && service != Origins.Incidents && fact.Cause is { } erasure
        ? new ReportedFact(
            fact.Id, incident, nameof(ErasureCarriedOut), service, fact.OccurredAt, new FactActor("service", service), erasure, fact.Hops,
            Wire.ToData(new { ErasureId = erasure, Service = service, erased.Facts, erased.Basis }))
        : null;
}
