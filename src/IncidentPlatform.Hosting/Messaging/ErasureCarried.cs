using System.Text.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Kernel;
using Npgsql;

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
        if (await KindOf(transaction, streams, fact.IncidentId, ct) is not { } kind || !kind.Facts.Contains(typeof(Kernel.Erased)))
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

    private static async Task<StreamDefinition?> KindOf(StreamSession transaction, StreamRegistry streams, Guid stream, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select type from mt_events where stream_id = $1 order by version limit 1");
        command.Parameters.AddWithValue(stream);
        await using var reader = await transaction.Session.ExecuteReaderAsync(command, ct);
        return await reader.ReadAsync(ct) ? streams.OfFactNamed(reader.GetString(0)) : null;
    }
}
