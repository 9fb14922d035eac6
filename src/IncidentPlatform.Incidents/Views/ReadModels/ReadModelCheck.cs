using System.Text.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Intake;
using Marten;
using Npgsql;

namespace IncidentPlatform.Incidents.Views.ReadModels;

/// <summary>A read model that does not hold what the facts say: named by member, never by value, for the values are people's words.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="ReadModel"><c>snapshot</c> or <c>list</c>.</param>
/// <param name="Member">The member that differs; <c>row</c> where there is none, or one too many.</param>
public sealed record ReadModelDifference(Guid Incident, string ReadModel, string Member);

/// <summary>Compares what is stored of an incident with a fold of its facts, and makes it so where somebody asks for that.</summary>
public sealed class ReadModelCheck(IDocumentStore store, StreamSessions sessions)
{
    private const string All =
        $"(select id from mt_streams where type = 'incident' union select id from mt_doc_incident union select id from {IncidentRow.Table}) as incidents";

    public async Task<long> Count(CancellationToken ct)
    {
        await using var query = store.QuerySession();
        await using var command = new NpgsqlCommand($"select count(*) from {All}");
        return await command.ReadOne(query, r => r.GetInt64(0), ct);
    }

    /// <summary>Incidents in order of id, after one; those of which only a read model knows are among them.</summary>
    public async Task<IReadOnlyList<Guid>> Incidents(Guid? after, int most, CancellationToken ct)
    {
        await using var query = store.QuerySession();
        await using var command = new NpgsqlCommand($"select id from {All} where $1::uuid is null or id > $1 order by id limit $2");
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid, Value = (object?)after ?? DBNull.Value });
        command.Parameters.AddWithValue(most);
        return await command.Read(query, r => r.GetGuid(0), ct);
    }

    /// <summary>What is stored of an incident and does not follow from its facts.</summary>
    public async Task<IReadOnlyList<ReadModelDifference>> Check(Guid incident, CancellationToken ct)
    {
        await using var query = store.QuerySession();
        var (version, snapshot, row) = await Stored(query, incident, ct);
        var state = Knowledge.StateAfter(incident, await Knowledge.Facts(query, incident, version, ct));
        var (expectedSnapshot, expectedRow) = state is null ? ((JsonElement?)null, (JsonElement?)null) : Expected(state);
        return
        [
            .. JsonDifference.Between(snapshot, expectedSnapshot).Select(c => Named("snapshot", c)),
            .. JsonDifference.Between(row, expectedRow).Select(c => Named("list", c)),
        ];

        ReadModelDifference Named(string model, Change change) => new(incident, model, change.Member.Length == 0 ? "row" : change.Member);
    }

    /// <summary>Folds the facts again and stores what they say, while nobody appends.</summary>
    /// <returns>Whether there were facts to do it from.</returns>
    public async Task<bool> Rebuild(Guid incident, CancellationToken ct)
    {
        await using var transaction = sessions.Open();
        var (_, version) = await transaction.Lock<Incident>(incident, ct);
        if (Knowledge.StateAfter(incident, await Knowledge.Facts(transaction.Session, incident, version, ct)) is not { } state)
        {
            return false;
        }

        await store.Advanced.RebuildSingleStreamAsync<Incident>(incident, ct);
        var row = IncidentRow.Write(incident, state);
        transaction.Session.QueueSqlCommand(row.Sql, row.Json);
        await transaction.Save(ct);
        return true;
    }

    /// <summary>Writes the rows that the list has never held: a database may be older than the list.</summary>
    /// <returns>How many were written.</returns>
    public async Task<int> FillList(CancellationToken ct)
    {
        for (var filled = 0; ;)
        {
            var missing = await WithoutRow(ct);
            foreach (var incident in missing)
            {
                await using var transaction = sessions.Open();
                if (await transaction.Lock<Incident>(incident, ct) is (Incident state, _))
                {
                    var row = IncidentRow.Write(incident, state);
                    transaction.Session.QueueSqlCommand(row.Sql, row.Json);
                    await transaction.Save(ct);
                    filled++;
                }
            }

            if (missing.Count == 0)
            {
                return filled;
            }
        }
    }

    private async Task<IReadOnlyList<Guid>> WithoutRow(CancellationToken ct)
    {
        await using var query = store.QuerySession();
        await using var command = new NpgsqlCommand(
            $"select d.id from mt_doc_incident d where not exists (select 1 from {IncidentRow.Table} l where l.id = d.id) order by d.id limit 100");
        return await command.Read(query, r => r.GetGuid(0), ct);
    }

    /// <summary>One statement, so that the three were stored together.</summary>
    private static async Task<(long Version, JsonElement? Snapshot, JsonElement? Row)> Stored(IQuerySession query, Guid incident, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select coalesce(s.version, 0), d.data::text, case when l.id is not null then {IncidentRow.StoredAsJson}::text end
            from (select $1::uuid as id) i left join mt_streams s on s.id = i.id left join mt_doc_incident d on d.id = i.id left join {IncidentRow.Table} l on l.id = i.id
            """);
        command.Parameters.AddWithValue(incident);
        return await command.ReadOne(
            query, r => (r.GetInt64(0), r.IsDBNull(1) ? null : Json(r.GetString(1)), r.IsDBNull(2) ? (JsonElement?)null : Json(r.GetString(2))), ct);
    }

    private (JsonElement? Snapshot, JsonElement? Row) Expected(Incident state)
    {
        var row = JsonSerializer.SerializeToNode(IncidentRow.Of(state), Wire.Json)!.AsObject();
        row["searchable"] = true;
        // The database writes a time its own way; it is compared as it would have written it.
        row["declaredAt"] = IncidentRow.TimeAsStored(state.DeclaredAt);
        return (Json(store.Options.Serializer().ToJson(state)), Json(row.ToJsonString(Wire.Json)));
    }

    private static JsonElement? Json(string text) => JsonSerializer.Deserialize<JsonElement>(text, Wire.Json);
}
