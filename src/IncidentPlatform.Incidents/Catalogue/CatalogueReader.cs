using System.Runtime.CompilerServices;
using IncidentPlatform.Incidents.Domain.Catalogue;
using Npgsql;
using NpgsqlTypes;

namespace IncidentPlatform.Incidents.Catalogue;

/// <summary>An entity of the catalogue in one of its versions.</summary>
/// <param name="Version">Version of the entity, from 1.</param>
/// <param name="RecordedAt">Since when it is so.</param>
public sealed record Entry<T>(string Id, int Version, DateTimeOffset RecordedAt, T Spec);

/// <summary>
/// The catalogue as it was at any instant. An instant names a version of the catalogue, and a version is read the same for ever; so what
/// was computed can be computed again.
/// </summary>
public sealed class CatalogueReader(NpgsqlDataSource database)
{
    /// <summary>The version that holds now, whichever it is.</summary>
    public const long Now = long.MaxValue;

    /// <summary>Rows of a kind ($1) as they stand in a version ($2).</summary>
    private const string InVersion = "kind = $1 and seq <= $2 and (until_seq is null or until_seq > $2) and data is not null";

    /// <summary>The catalogue's version at an instant; 0 before there was anything.</summary>
    public async Task<long> VersionAt(DateTimeOffset at, CancellationToken ct)
    {
        await using var command = database.CreateCommand("select seq from catalogue_entry where valid_from <= $1 order by valid_from desc, seq desc limit 1");
        command.Parameters.AddWithValue(at.ToUniversalTime());
        return await command.ExecuteScalarAsync(ct) as long? ?? 0;
    }

    /// <summary>The version at an instant, or the one that holds now where none is given.</summary>
    public async Task<long> VersionAt(DateTimeOffset? at, CancellationToken ct) => at is { } instant ? await VersionAt(instant, ct) : Now;

    public async Task<IReadOnlyDictionary<string, Service>> Services(long version, CancellationToken ct)
    {
        var services = new Dictionary<string, Service>(StringComparer.Ordinal);
        await foreach (var entry in All(CatalogueKinds.Services, version, ct))
        {
            services[entry.Id] = entry.Spec;
        }

        return services;
    }

    /// <summary>Who needs whom at an instant: each service with what it depends on.</summary>
    public async Task<DependencyGraph> Dependencies(DateTimeOffset at, CancellationToken ct) =>
        DependencyGraph.Of(await Services(await VersionAt(at, ct), ct));

    /// <summary>A calendar of business hours at an instant; null where there was none of that name.</summary>
    public async Task<BusinessHours?> BusinessHours(string name, DateTimeOffset at, CancellationToken ct) =>
        (await Find(CatalogueKinds.BusinessHours, name, await VersionAt(at, ct), ct))?.Spec;

    /// <summary>The upstream providers that a service names at an instant, by id; those that the catalogue does not know are left out.</summary>
    public async Task<IReadOnlyDictionary<string, UpstreamProvider>> UpstreamProvidersOf(string service, DateTimeOffset at, CancellationToken ct)
    {
        var version = await VersionAt(at, ct);
        var providers = new SortedDictionary<string, UpstreamProvider>(StringComparer.Ordinal);
        foreach (var id in (await Find(CatalogueKinds.Services, service, version, ct))?.Spec.UpstreamProviders ?? [])
        {
            if (await Find(CatalogueKinds.UpstreamProviders, id, version, ct) is { } provider)
            {
                providers[id] = provider.Spec;
            }
        }

        return providers;
    }

    public async Task<Entry<T>?> Find<T>(CatalogueKind<T> kind, string id, long version, CancellationToken ct) where T : class, ICatalogued
    {
        await using var command = Command($"{InVersion} and id = $3", kind, version, id);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? Read<T>(reader) : null;
    }

    /// <summary>A page in the order of ids, one row more than asked for where there are more.</summary>
    public async Task<IReadOnlyList<Entry<T>>> Page<T>(CatalogueKind<T> kind, string? after, int size, long version, CancellationToken ct) where T : class, ICatalogued
    {
        await using var command = Command($"{InVersion} and id > $3 order by id limit $4", kind, version, after ?? "", size + 1);
        return await Read<T>(command, ct).ToListAsync(ct);
    }

    /// <summary>All of a kind, one by one.</summary>
    public async IAsyncEnumerable<Entry<T>> All<T>(CatalogueKind<T> kind, long version, [EnumeratorCancellation] CancellationToken ct) where T : class, ICatalogued
    {
        await using var command = Command($"{InVersion} order by id", kind, version);
        await foreach (var entry in Read<T>(command, ct))
        {
            yield return entry;
        }
    }

    public async Task<int> CountCustomers(long version, CancellationToken ct)
    {
        await using var command = Command(InVersion, CatalogueKinds.Customers, version);
        command.CommandText = $"select count(*)::integer from catalogue_entry where {InVersion}";
        return (int)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>How many customers use one of the services.</summary>
    /// <param name="andOneOf">Those only who use one of these, too; all where null.</param>
    public async Task<int> CountCustomersOf(IReadOnlyCollection<string> services, IReadOnlyCollection<string>? andOneOf, long version, CancellationToken ct)
    {
        await using var command = Command(InVersion, CatalogueKinds.Customers, version, services.ToArray(), (andOneOf ?? services).ToArray());
        command.CommandText = $"select count(*)::integer from catalogue_entry where {InVersion} and data->'services' ?| $3 and data->'services' ?| $4";
        return (int)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>The customers who use one of the services, in the order of ids.</summary>
    public async IAsyncEnumerable<Entry<Customer>> CustomersUsing(
        IReadOnlyCollection<string> services, long version, string? after, int most, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = Command($"{InVersion} and data->'services' ?| $3 and id > $4 order by id limit $5", CatalogueKinds.Customers, version, services.ToArray(), after ?? "", most);
        await foreach (var entry in Read<Customer>(command, ct))
        {
            yield return entry;
        }
    }

    /// <summary>The customers who use one of the services, those left out that were not chosen, in the order of ids.</summary>
    public async Task<IReadOnlyList<Entry<Customer>>> CustomersUsing(
        IReadOnlyCollection<string> services, CustomerChoice choice, long version, string? after, int most, CancellationToken ct)
    {
        await using var command = Command(
            $"""
            {InVersion} and data->'services' ?| $3 and id > $4
              and (cardinality($6) = 0 or data->>'tier' = any($6)) and (cardinality($7) = 0 or data->>'region' = any($7))
              and (cardinality($8) = 0 or data->'contract'->>'reference' = any($8))
            order by id limit $5
            """,
            CatalogueKinds.Customers, version, services.ToArray(), after ?? "", most, choice.Tiers, choice.Regions, choice.Contracts);
        return await Read<Customer>(command, ct).ToListAsync(ct);
    }

    private NpgsqlCommand Command(string where, CatalogueKind kind, long version, params ReadOnlySpan<object> more)
    {
        var command = database.CreateCommand($"select id, version, valid_from, data from catalogue_entry where {where}");
        command.Parameters.AddWithValue(kind.Name);
        command.Parameters.AddWithValue(NpgsqlDbType.Bigint, version);
        foreach (var value in more)
        {
            command.Parameters.AddWithValue(value);
        }

        return command;
    }

    private static async IAsyncEnumerable<Entry<T>> Read<T>(NpgsqlCommand command, [EnumeratorCancellation] CancellationToken ct) where T : class, ICatalogued
    {
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            yield return Read<T>(reader);
        }
    }

    private static Entry<T> Read<T>(NpgsqlDataReader reader) where T : class, ICatalogued =>
        new(reader.GetString(0), reader.GetInt32(1), reader.GetFieldValue<DateTimeOffset>(2), CatalogueKind<T>.Parse(reader.GetString(3)));
}
