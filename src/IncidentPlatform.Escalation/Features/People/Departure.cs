using IncidentPlatform.Contracts;
using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Escalation.Views;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.EventStore;
using Marten;
using Intent = IncidentPlatform.Hosting.EventStore.Intent;

namespace IncidentPlatform.Escalation.Features.People;

/// <summary>Somebody leaves: from now on they are woken no more, and their shifts, positions and teams are somebody else's. What they did stays theirs.</summary>
public static class Departure
{
    /// <param name="Successor">Person id of who has their turns and positions from now on; without one the others of a layer move up.</param>
    public sealed record Request(string? Successor = null);

    /// <param name="Duties">Whose schedules changed.</param>
    /// <param name="Positions">Positions that went to the successor, or are vacant now.</param>
    /// <param name="Gaps">When nobody has one of these duties, over the next 14 days.</param>
    public sealed record Left(string Person, DateTimeOffset At, IReadOnlyList<string> Duties, IReadOnlyList<string> Positions, IReadOnlyList<Gap> Gaps);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/people/{id}/departure", Leave)
            .RequireRole(OrganisationRoles.Admin)
            .WithTags("people").WithSummary("Somebody leaves: their shifts and positions go to a successor, or to the others.")
            .Produces<Left>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);

    private static async Task<IResult> Leave(string id, Request body, Caller caller, StreamSessions sessions, CancellationToken ct)
    {
        await using var transaction = sessions.Open();
        var session = transaction.Session;
        if (await Here.Locked(id, session, ct) is not { } person)
            return Problems.NotFound("person", id);
        if (body.Successor is { } successor && (successor == id || await Here.Unknown([successor], session, ct) is not null))
            return PutPosition.UnknownPerson(successor);

        await transaction.Lock<OnCallRoster>(OnCallRoster.TheOne, ct);
        var intent = new Intent(caller.Actor);
        var (schedules, changed) = (new List<Schedule>(), new List<Schedule>());
        foreach (var schedule in await session.Query<Schedule>().OrderBy(s => s.Duty).ToListAsync(ct))
        {
            var written = await transaction.Append<Schedule>(schedule.Id, intent, (s, now) => Scheduling.Replace(s, id, body.Successor, TimeZones.InstantOf, now), ct);
            if (written.Refusal is { } refusal)
                return Problems.Of(refusal);
            schedules.Add(written.State ?? schedule);
            if (written.Facts.Count > 0)
                changed.Add(written.State!);
        }

        await transaction.Append<OnCallRoster>(OnCallRoster.TheOne, intent, (roster, now) => RosterDecider.Draw(roster, schedules, TimeZones.InstantOf, now), ct);
        var positions = await session.Query<Position>().Where(p => p.Person == id).ToListAsync(ct);
        foreach (var position in positions)
        {
            if (body.Successor is { } heir)
                session.Store(position with { Person = heir });
            else
                session.Delete(position);
        }

        foreach (var team in (await session.Query<Team>().ToListAsync(ct)).Where(t => t.Members.Contains(id)))
            session.Store(team with { Members = [.. team.Members.Where(m => m != id)] });
        var at = transaction.Now;
        session.Store(person with { LeftAt = person.LeftAt ?? at, Contacts = [], Webhook = null });
        await transaction.Save(ct);
        return TypedResults.Ok(new Left(
            id, person.LeftAt ?? at, [.. changed.Select(s => s.Duty)], [.. positions.Select(p => p.Id)], Roster.Gaps(changed, at, at + RosterDecider.Period, TimeZones.InstantOf)));
    }
}
