using IncidentPlatform.Incidents.Domain;
using Marten;
using Npgsql;

namespace IncidentPlatform.Incidents.Intake;

/// <summary>What signals report: kept for days as rows, not as facts; only the turn to failing is a fact.</summary>
public sealed class SignalReports(NpgsqlDataSource database)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(2);

    /// <summary>Records a report and tells whether the signal turned to failing with it. Reports of one signal wait for each other.</summary>
    public static async Task<bool> Record(IDocumentSession session, string signal, bool healthy, DateTimeOffset now, CancellationToken ct)
    {
        await session.BeginTransactionAsync(ct);
        await using var previous = new NpgsqlCommand(
            "select healthy from (select pg_advisory_xact_lock(hashtextextended('signal ' || $1, 0))) as locked, "
            + "lateral (select healthy from signal_report where signal = $1 order by id desc limit 1) as latest");
        previous.Parameters.AddWithValue(signal);
        var before = await previous.ReadOne(session, r => (bool?)r.GetBoolean(0), ct);
        session.QueueSqlCommand("insert into signal_report (signal, healthy, reported_at) values (?, ?, ?)", signal, healthy, now.ToUniversalTime());
        session.QueueSqlCommand("delete from signal_report where signal = ? and reported_at < ?", signal, (now - Kept).ToUniversalTime());
        return !healthy && before is not false;
    }

    /// <summary>What the signals that an incident's verification names reported over its stability window.</summary>
    public async Task<SignalReadings> Read(Incident incident, CancellationToken ct)
    {
        var readings = new List<SignalReading>();
        if (incident is { Verification: { } verification, Policy: { } policy } && Resolution.QuietSince(incident) is { } since)
        {
            foreach (var signal in verification.Signals)
            {
                if (Reading(signal, await Reports(signal, since - policy.SignalSilence, ct), since) is { } reading)
                {
                    readings.Add(reading);
                }
            }
        }

        return new SignalReadings(readings, await IntakeLag(ct));
    }

    /// <summary>How long the oldest webhook has waited to be looked at.</summary>
    public async Task<TimeSpan> IntakeLag(CancellationToken ct)
    {
        await using var oldest = database.CreateCommand("select received_at from intake_alert where processed_at is null order by seq limit 1");
        return await oldest.ExecuteScalarAsync(ct) is DateTime received ? TimeProvider.System.GetUtcNow() - received : TimeSpan.Zero;
    }

    internal static SignalReading? Reading(string signal, IReadOnlyList<(bool Healthy, DateTimeOffset At)> reports, DateTimeOffset since)
    {
        if (reports.Count == 0)
        {
            return null;
        }

        DateTimeOffset? healthySince = null;
        var (longest, last) = (TimeSpan.Zero, since);
        foreach (var (healthy, at) in reports)
        {
            healthySince = healthy ? healthySince ?? at : null;
            if (at > last)
            {
                longest = at - last > longest ? at - last : longest;
                last = at;
            }
        }

        return new SignalReading(signal, healthySince, reports[^1].At, longest);
    }

    private async Task<List<(bool Healthy, DateTimeOffset At)>> Reports(string signal, DateTimeOffset from, CancellationToken ct)
    {
        await using var command = database.CreateCommand("select healthy, reported_at from signal_report where signal = $1 and reported_at >= $2 order by id");
        command.Parameters.AddWithValue(signal);
        command.Parameters.AddWithValue(from.ToUniversalTime());
        await using var reader = await command.ExecuteReaderAsync(ct);
        var reports = new List<(bool, DateTimeOffset)>();
        while (await reader.ReadAsync(ct))
        {
            reports.Add((reader.GetBoolean(0), reader.GetFieldValue<DateTimeOffset>(1)));
        }

        return reports;
    }
}
