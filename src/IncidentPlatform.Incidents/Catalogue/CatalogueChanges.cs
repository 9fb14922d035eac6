using System.Text.Json;
using Npgsql;

namespace IncidentPlatform.Incidents.Catalogue;

/// <summary>A whole entity as it became, or that it is gone.</summary>
/// <param name="Sequence">The catalogue's version with it.</param>
/// <param name="Kind">Its kind, as in the path.</param>
/// <param name="Version">Version of the entity, from 1.</param>
/// <param name="Deleted">Whether it is gone; there is no spec then.</param>
public sealed record CatalogueChange(long Sequence, string Kind, string Id, int Version, DateTimeOffset RecordedAt, bool Deleted, JsonElement? Spec);

/// <summary>
/// What changed after a version, in order. Writers wait for each other, so nothing of a lower version can still be committed. What was
/// changed again since is left out: the later change is in the list, further on.
/// </summary>
public sealed class CatalogueChanges(NpgsqlDataSource database)
{
    public async Task<IReadOnlyList<CatalogueChange>> After(long sequence, int most, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            "select seq, kind, id, version, valid_from, data from catalogue_entry where seq > $1 and until_seq is null order by seq limit $2");
        command.Parameters.AddWithValue(sequence);
        command.Parameters.AddWithValue(most);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var changes = new List<CatalogueChange>();
        while (await reader.ReadAsync(ct))
        {
            var deleted = reader.IsDBNull(5);
            changes.Add(new CatalogueChange(
                reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(3), reader.GetFieldValue<DateTimeOffset>(4), deleted,
                deleted ? null : JsonSerializer.Deserialize<JsonElement>(reader.GetString(5))));
        }

        return changes;
    }

    /// <summary>Every version of one entity, the newest first.</summary>
    public async Task<IReadOnlyList<EntryVersion>> Of(string kind, string id, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            "select version, valid_from, valid_to, recorded_by, data from catalogue_entry where kind = $1 and id = $2 order by version desc");
        command.Parameters.AddWithValue(kind);
        command.Parameters.AddWithValue(id);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var versions = new List<EntryVersion>();
        while (await reader.ReadAsync(ct))
        {
            versions.Add(new EntryVersion(
                reader.GetInt32(0), reader.GetFieldValue<DateTimeOffset>(1), reader.IsDBNull(2) ? null : reader.GetFieldValue<DateTimeOffset>(2), reader.GetString(3),
                reader.IsDBNull(4) ? null : JsonSerializer.Deserialize<JsonElement>(reader.GetString(4))));
        }

        return versions;
    }
}

/// <param name="From">Since when it was so.</param>
/// <param name="To">Until when; null while it is so.</param>
/// <param name="RecordedBy">Who made it so: <c>person:</c> or <c>service:</c> and the id.</param>
/// <param name="Spec">Null where it was deleted.</param>
public sealed record EntryVersion(int Version, DateTimeOffset From, DateTimeOffset? To, string RecordedBy, JsonElement? Spec);
