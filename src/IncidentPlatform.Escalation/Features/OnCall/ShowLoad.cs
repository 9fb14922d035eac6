using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Escalation.Views;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Clocks;
using Marten;
using Npgsql;

namespace IncidentPlatform.Escalation.Features.OnCall;

/// <summary>What being on call and commanding costs whom, by person, by team and week.</summary>
public static class ShowLoad
{
    private static readonly TimeSpan Usual = TimeSpan.FromDays(28);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(400);

    /// <param name="TimeZone">Whose weeks and nights are counted.</param>
    /// <param name="Teams">The same by team.</param>
    public sealed record Answer(DateTimeOffset From, DateTimeOffset To, string TimeZone, IReadOnlyList<PersonWeek> Weeks, IReadOnlyList<TeamWeek> Teams);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/on-call/load", async Task<IResult> (DateTimeOffset? from, DateTimeOffset? to, string? timeZone, DomainClock clock, IQuerySession query, CancellationToken ct) =>
            {
                var zone = timeZone ?? "UTC";
                if (!TimeZones.Knows(zone))
                    return Problems.Invalid("time-zone-unknown", $"There is no time zone {zone}.", "Use an IANA name such as Europe/Berlin.");
                var end = to?.ToUniversalTime() ?? clock.GetUtcNow();
                var start = from?.ToUniversalTime() ?? end - Usual;
                if (end <= start || end - start > Longest)
                    return Problems.Invalid("span-invalid", "The end is not after the start, or more than 400 days after it.", "Give from and to, from before to.");
                var shifts = Roster.Of(await query.Query<Schedule>().ToListAsync(ct), start, end, TimeZones.InstantOf);
                var weeks = OnCallLoad.Of(
                    await Sent(query, start, end, ct), shifts, await Commanded(query, start, end, ct), at => TimeZones.LocalOf(zone, at), local => TimeZones.InstantOf(zone, local));
                return TypedResults.Ok(new Answer(start, end, zone, weeks, OnCallLoad.ByTeam(weeks, await query.Query<Team>().ToListAsync(ct))));
            })
            .WithTags("on-call").WithSummary("Pages, night pages, hours on call and in command by person, by team and week; of the last four weeks where nothing is said.")
            .Produces<Answer>().ProducesProblem(400);

    /// <summary>Who commanded, cut at the ends of the period: people and times, nothing of incidents.</summary>
    private static async Task<IReadOnlyList<Shift>> Commanded(IQuerySession query, DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            select item->>'person', greatest((item->>'from')::timestamptz, $1), least(coalesce((item->>'to')::timestamptz, $2), $2)
            from mt_doc_ledger join mt_doc_incidentcopy copy using (id), jsonb_array_elements(mt_doc_ledger.data->'tenures') as item
            where copy.data->'state'->>'mode' = 'live' and (item->>'from')::timestamptz < $2 and coalesce((item->>'to')::timestamptz, $2) > $1
            """);
        command.Parameters.AddWithValue(from);
        command.Parameters.AddWithValue(to);
        await using var reader = await query.ExecuteReaderAsync(command, ct);
        var commanded = new List<Shift>();
        while (await reader.ReadAsync(ct))
            commanded.Add(new Shift("", reader.GetString(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetFieldValue<DateTimeOffset>(2)));
        return commanded;
    }

    /// <summary>Pages that were sent: numbers of people, none of incidents.</summary>
    private static async Task<IReadOnlyList<PageSent>> Sent(IQuerySession query, DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            select item->>'person', (item->>'requestedAt')::timestamptz, item->>'state' = 'acknowledged'
            from mt_doc_ledger, jsonb_array_elements(data->'pages') as item
            where item->>'channel' is not null and (item->>'requestedAt')::timestamptz >= $1 and (item->>'requestedAt')::timestamptz < $2
            """);
        command.Parameters.AddWithValue(from);
        command.Parameters.AddWithValue(to);
        await using var reader = await query.ExecuteReaderAsync(command, ct);
        var sent = new List<PageSent>();
        while (await reader.ReadAsync(ct))
            sent.Add(new PageSent(reader.GetString(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetBoolean(2)));
        return sent;
    }
}
