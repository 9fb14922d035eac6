using System.Text.Json;
using IncidentPlatform.Contracts;
using Npgsql;

namespace IncidentPlatform.Hosting.EventStore;

/// <summary>What a check of a stream's hash chain found.</summary>
/// <param name="Facts">Facts read.</param>
/// <param name="Head">Hash of the last one.</param>
/// <param name="Faults">What does not hold; empty where the stream is as it was written.</param>
public sealed record ChainReport(long Facts, string Head, IReadOnlyList<string> Faults)
{
    public bool Intact => Faults.Count == 0;
}

/// <summary>Checks the hash chain of a stream against the rows as stored, never against objects read through our types.</summary>
public sealed class ChainVerifier(NpgsqlDataSource database)
{
    public async Task<ChainReport> Verify(Guid stream, CancellationToken ct)
    {
        var faults = new List<string>();
        var (previous, count) = ("", 0L);
        await using (var command = database.CreateCommand("select id, version, type, data::text, headers::text from mt_events where stream_id = $1 order by version"))
        {
            command.Parameters.AddWithValue(stream);
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                count++;
                previous = Check(stream, reader, previous, count, faults);
            }
        }

        await using var head = database.CreateCommand("select version, hash from stream_head where stream_id = $1");
        head.Parameters.AddWithValue(stream);
        await using var last = await head.ExecuteReaderAsync(ct);
        if (count > 0 && (!await last.ReadAsync(ct) || last.GetInt64(0) != count || last.GetString(1) != previous))
            faults.Add($"The stream ends at version {count}, but its head says otherwise: facts are missing at the end or were added past the chain.");
        return new ChainReport(count, previous, faults);
    }

    private static string Check(Guid stream, NpgsqlDataReader row, string previous, long expected, List<string> faults)
    {
        var (id, version, type) = (row.GetGuid(0), row.GetInt64(1), row.GetString(2));
        if (version != expected)
            faults.Add($"Version {expected} is missing: the next one found is {version}.");
        var data = JsonSerializer.Deserialize<JsonElement>(row.GetString(3), Wire.Json);
        var headers = JsonSerializer.Deserialize<Headers>(row.IsDBNull(4) ? "{}" : row.GetString(4), Wire.Json)!;
        if (headers.Fact is not { } envelope || headers.Chain is not { } link)
        {
            faults.Add($"Version {version} ({type}) carries no link.");
            return previous;
        }

        if (link.Previous != previous)
            faults.Add($"Version {version} ({type}) does not link to the fact before it.");
        if (link.Salt is not null && HashChain.HashPersonal(link.Salt, data, link.Personal) != link.PersonalHash)
            faults.Add($"Version {version} ({type}): its personal members are not what was recorded.");
        if (link.Salt is null && link.Personal.Count > 0)
            faults.Add($"Version {version} ({type}): its personal members were removed without a fact that says so.");
        if (HashChain.Hash(link.Previous, stream, id, type, envelope, data, link.Personal, link.PersonalHash) != link.Hash)
            faults.Add($"Version {version} ({type}) is not what was recorded.");
        return link.Hash;
    }

    private sealed record Headers(FactEnvelope? Fact = null, ChainLink? Chain = null);
}
