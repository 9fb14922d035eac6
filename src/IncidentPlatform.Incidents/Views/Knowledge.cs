using System.Data.Common;
using System.Globalization;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;
using JasperFx.Events;
using Marten;
using Marten.Events;
using Npgsql;

namespace IncidentPlatform.Incidents.Views;

/// <summary>A place on an incident's stream.</summary>
/// <param name="Version">Facts up to this one; 0 is before the first.</param>
/// <param name="At">When the last of them was recorded; absent before the first.</param>
public sealed record Moment(long Version, DateTimeOffset? At);

/// <summary>What was known of an incident, by place on its stream: recordedAt never decreases along it.</summary>
internal static class Knowledge
{
    /// <summary>Facts up to and with a version, in stream order, as everybody may read them.</summary>
    public static async Task<IReadOnlyList<Fact>> Facts(IQuerySession query, Guid incident, long upTo, CancellationToken ct) =>
        [.. (await Events(query, incident, upTo, ct)).Select(e => e.ToFact().Shown())];

    /// <summary>The same, as this caller may read them.</summary>
    /// <param name="incident">As it stands.</param>
    public static async Task<IReadOnlyList<Fact>> Facts(IQuerySession query, Incident incident, Caller caller, long upTo, CancellationToken ct) =>
        [.. (await Events(query, incident.Id, upTo, ct)).Select(e => e.ToFact().Shown(caller, incident))];

    /// <summary>The state that these facts leave, which are all from the first on: of the incident alone, <see cref="UnderRoot"/> adds who commands it.</summary>
    public static Incident? StateAfter(Guid incident, IEnumerable<Fact> facts) =>
        facts.Aggregate((Incident?)null, IncidentEvolution.Evolve) is { } state ? state with { Id = incident } : null;

    /// <summary>The state as it was known by then, of the incident alone; null where nothing was.</summary>
    public static async Task<Incident?> StateBy(IQuerySession query, Guid incident, DateTimeOffset at, CancellationToken ct) =>
        StateAfter(incident, await Facts(query, incident, (await By(query, incident, at, ct)).Version, ct));

    /// <summary>The incident with the commander of the root that it is linked under, as that was known by then.</summary>
    public static async Task<Incident> UnderRoot(this Incident incident, IQuerySession query, DateTimeOffset at, CancellationToken ct) =>
        incident.Root is { } key && await StateBy(query, key.Id, at, ct) is { } root ? incident.Under(root) : incident;

    public static async Task<Moment> Last(IQuerySession query, Guid incident, CancellationToken ct) =>
        await LastWhere(query, incident, _ => true, ct, "limit 1");

    /// <summary>Up to the last fact that was recorded by then.</summary>
    public static async Task<Moment> By(IQuerySession query, Guid incident, DateTimeOffset at, CancellationToken ct) =>
        await LastWhere(query, incident, recorded => recorded <= at, ct);

    /// <summary>The place with that version; null where the stream does not reach it.</summary>
    public static async Task<Moment?> AtVersion(IQuerySession query, Guid incident, long version, CancellationToken ct)
    {
        if (version == 0)
        {
            return new Moment(0, null);
        }

        await using var command = new NpgsqlCommand("select version, headers->'fact'->>'recordedAt' from mt_events where stream_id = $1 and version = $2");
        command.Parameters.AddWithValue(incident);
        command.Parameters.AddWithValue(version);
        await using var reader = await query.ExecuteReaderAsync(command, ct);
        return await reader.ReadAsync(ct) ? MomentOf(reader) : null;
    }

    /// <summary>The facts of several incidents that mark others, in the order in which they were recorded.</summary>
    public static async Task<IReadOnlyList<Fact>> FactsThatMark(IQuerySession query, Guid[] incidents, CancellationToken ct)
    {
        var stored = await query.Events.QueryAllRawEvents()
            .Where(e => e.StreamId.IsOneOf(incidents) && e.EventTypesAre(TimelineMarks.Facts)).OrderBy(e => e.Sequence).ToListAsync(ct);
        return [.. stored.Select(e => e.ToFact().Shown())];
    }

    private static async Task<IReadOnlyList<IEvent>> Events(IQuerySession query, Guid incident, long upTo, CancellationToken ct) =>
        upTo == 0 ? [] : await query.Events.FetchStreamAsync(incident, version: upTo, token: ct);

    /// <summary>Read backwards and compared here: the database keeps microseconds of a time, facts keep ticks.</summary>
    private static async Task<Moment> LastWhere(IQuerySession query, Guid incident, Func<DateTimeOffset, bool> holds, CancellationToken ct, string limit = "")
    {
        await using var command = new NpgsqlCommand($"select version, headers->'fact'->>'recordedAt' from mt_events where stream_id = $1 order by version desc {limit}");
        command.Parameters.AddWithValue(incident);
        await using var reader = await query.ExecuteReaderAsync(command, ct);
        while (await reader.ReadAsync(ct))
        {
            if (MomentOf(reader) is { At: { } at } moment && holds(at))
            {
                return moment;
            }
        }

        return new Moment(0, null);
    }

    private static Moment MomentOf(DbDataReader row) =>
        new(row.GetInt64(0), DateTimeOffset.Parse(row.GetString(1), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind));
}
