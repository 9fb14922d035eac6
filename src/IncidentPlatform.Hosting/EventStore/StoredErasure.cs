using IncidentPlatform.Chain;
using Marten;
using Npgsql;

namespace IncidentPlatform.Hosting.EventStore;

/// <summary>Takes words out of rows that are stored; the only place that changes an event.</summary>
internal static class StoredErasure
{
    /// <summary>The facts that an erasure concerns and that have words still; to be called under the stream's lock.</summary>
    public static async Task<IReadOnlyList<StoredFact>> Concerned(IDocumentSession session, Guid stream, Erasure erasure, CancellationToken ct) =>
        [.. erasure.Among(await Read(session, stream, ct)).Where(f => f.Link is { Salt: not null, Personal.Count: > 0 } link && HasWords(f, link))];

    /// <summary>Within the session's transaction.</summary>
    /// <returns>The facts that have no words any more.</returns>
    public static async Task<IReadOnlyList<Guid>> Empty(IDocumentSession session, Guid stream, IReadOnlyList<StoredFact> concerned, CancellationToken ct)
    {
        await session.BeginTransactionAsync(ct);
        foreach (var fact in concerned)
            await Empty(session, fact, ct);
        if (concerned.Count > 0)
            await ForgetRequests(session, stream, ct);
        return [.. concerned.Select(f => f.Id)];
    }

    private static bool HasWords(StoredFact fact, ChainLink link) => fact.Data.EnumerateObject().Any(m => link.Personal.Contains(m.Name));

    private static async Task Empty(IDocumentSession session, StoredFact fact, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("update mt_events set data = $1::jsonb, headers = headers #- '{chain,salt}' where id = $2 and stream_id = $3");
        command.Parameters.AddWithValue(Blank.Out(fact.Data, fact.Link!.Personal).GetRawText());
        command.Parameters.AddWithValue(fact.Id);
        command.Parameters.AddWithValue(fact.Stream);
        await session.ExecuteAsync(command, ct);
    }

    /// <summary>The hash of a short request could be guessed: answers stay, a repeat of the request is told to use another key.</summary>
    private static async Task ForgetRequests(IDocumentSession session, Guid stream, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("update idempotency_key set request_hash = 'erased' where position($1 in body) > 0");
        command.Parameters.AddWithValue(stream.ToString());
        await session.ExecuteAsync(command, ct);
    }

    private static async Task<IReadOnlyList<StoredFact>> Read(IDocumentSession session, Guid stream, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"select {StoredFacts.Columns} from mt_events where stream_id = $1 order by version");
        command.Parameters.AddWithValue(stream);
        await using var reader = await session.ExecuteReaderAsync(command, ct);
        var facts = new List<StoredFact>();
        while (await reader.ReadAsync(ct))
            facts.Add(StoredFacts.Read(reader));
        return facts;
    }
}
