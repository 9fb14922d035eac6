using IncidentPlatform.Contracts;
using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Escalation.Features.People;
using IncidentPlatform.Escalation.Views;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.EventStore;
using Marten;
using Intent = IncidentPlatform.Hosting.EventStore.Intent;

namespace IncidentPlatform.Escalation.Features.OnCall;

/// <summary>A duty gets its schedule; the roster is drawn anew in the same transaction.</summary>
public static class PutSchedule
{
    private static readonly TimeSpan Shortest = TimeSpan.FromHours(1);

    /// <param name="TimeZone">IANA name, for example <c>Europe/Berlin</c>: shifts change at the same hour there all year.</param>
    /// <param name="Start">Start of the first shift, local time in that zone.</param>
    /// <param name="ShiftLength">Length of a shift by the local clock, for example <c>P7D</c>; an hour at least.</param>
    /// <param name="Participants">Person ids, in the order of their turns.</param>
    public sealed record Request(string TimeZone, DateTime Start, TimeSpan ShiftLength, IReadOnlyList<string> Participants);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/schedules/{duty}", async (string duty, Request body, Commands commands, IQuerySession query, CancellationToken ct) =>
            {
                if (await Fault(body, query, ct) is { } fault)
                    return fault;
                var start = DateTime.SpecifyKind(body.Start, DateTimeKind.Unspecified);
                var schedule = new Schedule(duty, body.TimeZone, start, body.ShiftLength, body.Participants);
                return await commands.Store(schedule, ct, transaction => Redraw(transaction, schedule, commands.Caller, ct));
            })
            .RequireRole(OrganisationRoles.Admin)
            .WithTags("on-call").WithSummary("Sets who has a duty in turn.")
            .Produces<Schedule>().ProducesProblem(400);

    private static async Task Redraw(StreamSession transaction, Schedule changed, Caller caller, CancellationToken ct)
    {
        await transaction.Lock<OnCallRoster>(OnCallRoster.TheOne, ct);
        var others = await transaction.Session.Query<Schedule>().Where(s => s.Id != changed.Id).ToListAsync(ct);
        await transaction.Append<OnCallRoster>(
            OnCallRoster.TheOne, new Intent(caller.Actor), (roster, now) => RosterDecider.Draw(roster, [.. others, changed], TimeZones.InstantOf, now), ct);
    }

    private static async Task<IResult?> Fault(Request body, IQuerySession query, CancellationToken ct)
    {
        if (!TimeZones.Knows(body.TimeZone))
            return Problems.Invalid("time-zone-unknown", $"There is no time zone {body.TimeZone}.", "Use an IANA name such as Europe/Berlin.");
        if (body.ShiftLength < Shortest)
            return Problems.Invalid("shift-too-short", "A shift lasts an hour at least.", "Give shiftLength as a duration, for example P7D or PT12H.");
        if (body.Participants.Count == 0)
            return Problems.Invalid("schedule-needs-people", "A schedule without participants puts nobody on call.", "Name at least one person.");
        var known = (await query.LoadManyAsync<Person>(ct, body.Participants)).Select(p => p.Id).ToHashSet();
        return body.Participants.FirstOrDefault(p => !known.Contains(p)) is { } unknown ? PutPosition.UnknownPerson(unknown) : null;
    }
}
