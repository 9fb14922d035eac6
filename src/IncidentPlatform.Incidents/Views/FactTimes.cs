using System.Globalization;
using IncidentPlatform.Incidents.Intake;
using Marten;
using Npgsql;

namespace IncidentPlatform.Incidents.Views;

/// <summary>When a fact was true and known, without what it says.</summary>
internal sealed record FactTimes(long Version, Guid Id, DateTimeOffset OccurredAt, DateTimeOffset RecordedAt)
{
    /// <summary>All facts that a lens knows of, in stream order.</summary>
    public static async Task<IReadOnlyList<FactTimes>> Of(IQuerySession query, Guid incident, Lens lens, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            select version, id, headers->'fact'->>'occurredAt', headers->'fact'->>'recordedAt'
            from mt_events where stream_id = $1 and version <= $2 order by version
            """);
        command.Parameters.AddWithValue(incident);
        command.Parameters.AddWithValue(lens.Version ?? long.MaxValue);
        var all = await command.Read(query, r => new FactTimes(r.GetInt64(0), r.GetGuid(1), Time(r.GetString(2)), Time(r.GetString(3))), ct);
        return lens.KnownAt is { } knownAt ? [.. all.TakeWhile(f => f.RecordedAt <= knownAt)] : all;
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
