using System.Globalization;
using IncidentPlatform.Incidents.Intake;
using Marten;
using Npgsql;

namespace IncidentPlatform.Incidents.Views;

/// <summary>When a fact was true and known, without what it says.</summary>
internal sealed record FactTimes(Guid Incident, long Version, Guid Id, DateTimeOffset OccurredAt, DateTimeOffset RecordedAt)
{
    /// <summary>All facts of several incidents that a lens knows of; where it names a version, it is one of the first incident.</summary>
    public static async Task<IReadOnlyList<FactTimes>> Of(IQuerySession query, Guid[] incidents, Lens lens, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            select stream_id, version, id, headers->'fact'->>'occurredAt', headers->'fact'->>'recordedAt'
            from mt_events where stream_id = any($1)
            """);
        command.Parameters.AddWithValue(incidents);
        var all = await command.Read(query, r => new FactTimes(r.GetGuid(0), r.GetInt64(1), r.GetGuid(2), Time(r.GetString(3)), Time(r.GetString(4))), ct);
        if (lens.IsOfAllKnowledge)
        {
            return all;
        }

        var until = lens.KnownAt ?? all.Where(f => f.Incident == incidents[0] && f.Version <= lens.Version).Max(f => (DateTimeOffset?)f.RecordedAt);
        return [.. all.Where(f => f.RecordedAt <= until && (lens.Version is null || f.Incident != incidents[0] || f.Version <= lens.Version))];
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
