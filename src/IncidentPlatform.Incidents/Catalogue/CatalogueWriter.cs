using IncidentPlatform.Hosting.Clocks;
using IncidentPlatform.Incidents.Domain.Catalogue;
using Npgsql;
using NpgsqlTypes;

namespace IncidentPlatform.Incidents.Catalogue;

/// <summary>What a write came to: how many were made, changed, deleted, and were so already.</summary>
/// <param name="Version">The catalogue's version after.</param>
public sealed record Merged(int Created, int Updated, int Deleted, int Unchanged, long Version);

/// <summary>
/// Every change of the catalogue. Writers wait for each other (one advisory lock, held to the commit), so that a version that is lower is
/// never committed after a higher one and whoever reads changes after a version misses none.
/// </summary>
internal sealed class CatalogueWriter(NpgsqlConnection connection, DomainClock clock, string by)
{
    private static readonly TimeSpan LongestMerge = TimeSpan.FromMinutes(5);

    /// <summary>Waits until nobody else changes the catalogue, to the end of the transaction.</summary>
    /// <exception cref="PostgresException">It was not to be had within the lock time-out (55P03).</exception>
    public Task Lock(CancellationToken ct) => Execute("select pg_advisory_xact_lock(hashtextextended('catalogue', 0))", ct);

    /// <summary>Keeps one entity.</summary>
    public Task<Merged> Put(string kind, string id, string json, CancellationToken ct) => Merge(kind, "(select 1 as line, $4::text as id, $5::jsonb as data)", ct, id, json);

    /// <summary>Deletes one entity: what it was stays as history.</summary>
    public Task<Merged> Delete(string kind, string id, CancellationToken ct) => Merge(kind, "(select 1 as line, $4::text as id, null::jsonb as data)", ct, id);

    /// <summary>Makes the catalogue what the rows say; what is so already is left alone. The lock has to be held.</summary>
    /// <param name="source">A table or subquery with the columns <c>line</c>, <c>id</c> and <c>data</c>.</param>
    public async Task<Merged> Merge(string kind, string source, CancellationToken ct, params string[] values)
    {
        await using var command = new NpgsqlCommand(
            $"""
            with at as (select greatest($2, (select valid_from from catalogue_entry order by seq desc limit 1)) as time),
            incoming as (
              select i.line, i.id, i.data, e.seq as old, coalesce(e.version, 0) as version, e.data as before
              from {source} i left join catalogue_entry e on e.kind = $1 and e.id = i.id and e.until_seq is null),
            changed as materialized (
              select nextval('{CatalogueSchema.Sequence}') as seq, c.* from (select * from incoming where data is distinct from before order by line) c),
            closed as (
              update catalogue_entry e set until_seq = c.seq, valid_to = (select time from at) from changed c where e.seq = c.old returning 1),
            written as (
              insert into catalogue_entry (seq, kind, id, version, data, valid_from, recorded_by)
              select seq, $1, id, version + 1, data, (select time from at), $3 from changed returning 1)
            select count(*) filter (where before is null), count(*) filter (where before is not null and data is not null), count(*) filter (where data is null),
                   (select count(*) from incoming) - count(*), coalesce(max(seq), (select max(seq) from catalogue_entry), 0)
            from changed
            """,
            connection)
        { CommandTimeout = (int)LongestMerge.TotalSeconds };
        command.Parameters.AddWithValue(kind);
        command.Parameters.AddWithValue(clock.GetUtcNow().ToUniversalTime());
        command.Parameters.AddWithValue(by);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value, NpgsqlDbType = NpgsqlDbType.Text });
        }

        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return new Merged((int)reader.GetInt64(0), (int)reader.GetInt64(1), (int)reader.GetInt64(2), (int)reader.GetInt64(3), reader.GetInt64(4));
    }

    /// <summary>Takes a person out of the contacts of every customer, in every version there was.</summary>
    /// <returns>How many versions named the person.</returns>
    public async Task<int> EraseContact(string email, CancellationToken ct)
    {
        // Copies elsewhere hear of a new version; then what was is rewritten, the one exception to history that stays.
        await Merge(
            Customer.Kind,
            $"(select row_number() over () as line, id, {Without("$4")} as data from catalogue_entry where until_seq is null and {Names("$4")})",
            ct, email);
        await using var command = new NpgsqlCommand($"update catalogue_entry set data = {Without("$1")} where {Names("$1")}", connection);
        command.Parameters.AddWithValue(email);
        return await command.ExecuteNonQueryAsync(ct);
    }

    private static string Names(string email) =>
        $"kind = 'customers' and exists (select 1 from jsonb_array_elements(data->'contacts') c where lower(c->>'email') = lower({email}))";

    private static string Without(string email) =>
        $"jsonb_set(data, '{{contacts}}', (select coalesce(jsonb_agg(c), '[]') from jsonb_array_elements(data->'contacts') c where lower(c->>'email') <> lower({email})))";

    /// <summary>A cycle that the dependencies have as this transaction sees them; null where there is none.</summary>
    public async Task<IReadOnlyList<string>?> Cycle(CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select id, d->>'service' from catalogue_entry, jsonb_array_elements(data->'dependsOn') d where kind = $1 and until_seq is null and data is not null",
            connection);
        command.Parameters.AddWithValue(Service.Kind);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var edges = new List<DependencyEdge>();
        while (await reader.ReadAsync(ct))
        {
            edges.Add(new DependencyEdge(reader.GetString(0), reader.GetString(1)));
        }

        return new DependencyGraph(edges).Cycle();
    }

    /// <summary>Those of what is named that the catalogue does not have.</summary>
    public async Task<IReadOnlyList<Reference>> Unknown(IReadOnlyCollection<Reference> named, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            select n.kind, n.id from unnest($1::text[], $2::text[]) n(kind, id)
            where not exists (select 1 from catalogue_entry e where e.kind = n.kind and e.id = n.id and e.until_seq is null and e.data is not null)
            order by 1, 2
            """,
            connection);
        command.Parameters.AddWithValue(named.Select(n => n.Kind).ToArray());
        command.Parameters.AddWithValue(named.Select(n => n.Id).ToArray());
        await using var reader = await command.ExecuteReaderAsync(ct);
        var unknown = new List<Reference>();
        while (await reader.ReadAsync(ct))
        {
            unknown.Add(new Reference(reader.GetString(0), reader.GetString(1)));
        }

        return unknown;
    }

    /// <summary>Who names an entity, some of them; empty where nobody does.</summary>
    public async Task<IReadOnlyList<Reference>> NamedBy(Reference entity, int most, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            select kind, id from catalogue_entry
            where until_seq is null and data is not null and (
              ($1 = 'services' and (data->'dependsOn' @> jsonb_build_array(jsonb_build_object('service', $2::text)) or (kind = 'customers' and data->'services' @> to_jsonb($2::text))))
              or ($1 = 'upstream-providers' and data->'upstreamProviders' @> to_jsonb($2::text)))
            order by kind desc, id limit $3
            """,
            connection);
        command.Parameters.AddWithValue(entity.Kind);
        command.Parameters.AddWithValue(entity.Id);
        command.Parameters.AddWithValue(most);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var by = new List<Reference>();
        while (await reader.ReadAsync(ct))
        {
            by.Add(new Reference(reader.GetString(0), reader.GetString(1)));
        }

        return by;
    }

    public async Task Execute(string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = (int)LongestMerge.TotalSeconds };
        await command.ExecuteNonQueryAsync(ct);
    }
}
