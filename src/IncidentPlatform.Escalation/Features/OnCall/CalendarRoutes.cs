using System.Globalization;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using IncidentPlatform.Contracts;
using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Escalation.Views;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Clocks;
using IncidentPlatform.Hosting.EventStore;
using Marten;
using Calendar = Ical.Net.Calendar;
using Shift = IncidentPlatform.Escalation.Domain.OnCall.Shift;

namespace IncidentPlatform.Escalation.Features.OnCall;

/// <summary>Shifts as iCalendar (RFC 5545), for calendars that can subscribe to an address and carry no credential of their own.</summary>
public static class CalendarRoutes
{
    private static readonly TimeSpan Back = TimeSpan.FromDays(14);
    private static readonly TimeSpan On = TimeSpan.FromDays(90);

    /// <param name="Duty">The shifts of this duty.</param>
    /// <param name="Person">Or of this person: the caller, unless an administrator asks.</param>
    public sealed record Request(string? Duty = null, string? Person = null);

    /// <param name="Path">Where the calendar is; it is shown this once, and who has it reads the calendar.</param>
    public sealed record Created(string Id, string Path);

    /// <param name="Id">What it is taken back by.</param>
    public sealed record View(string Id, string? Duty, string? Person, DateTimeOffset CreatedAt);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/calendar-feeds", async (Request body, Caller caller, StreamSessions sessions, IQuerySession query, CancellationToken ct) =>
            {
                if (body is { Duty: null, Person: null } or { Duty: not null, Person: not null })
                    return Problems.Invalid("feed-ambiguous", "A calendar is of a duty or of a person.", "Give either duty or person.");
                if (body.Duty is { } duty && await ScheduleRoutes.Find(duty, query, ct) is null)
                    return Problems.NotFound("schedule", duty);
                if (body.Person is { } person && person != caller.PersonId && !caller.Has(OrganisationRoles.Admin))
                    return Problems.Problem(403, "feed-of-another", "The calendar of a person is theirs.", "Ask for your own, or have an administrator make it.");

                var secret = CalendarFeed.NewSecret();
                await using var transaction = sessions.Open();
                var feed = new CalendarFeed(CalendarFeed.IdOf(secret), body.Duty, body.Person, caller.Actor.Id, transaction.Now);
                transaction.Session.Store(feed);
                await transaction.Save(ct);
                return TypedResults.Created($"/calendar-feeds/{feed.Id}", new Created(feed.Id, $"/calendars/{secret}"));
            })
            .RequireAnyRole()
            .WithTags("on-call").WithSummary("Makes a secret address under which a calendar application finds shifts.")
            .Produces<Created>(201).ProducesProblem(400).ProducesProblem(403).ProducesProblem(404);
        routes.MapGet("/calendar-feeds", async (Caller caller, IQuerySession query, CancellationToken ct) =>
            {
                var mine = await query.Query<CalendarFeed>().Where(f => f.CreatedBy == caller.Actor.Id).OrderBy(f => f.CreatedAt).ToListAsync(ct);
                return TypedResults.Ok<IReadOnlyList<View>>([.. mine.Select(f => new View(f.Id, f.Duty, f.Person, f.CreatedAt))]);
            })
            .WithTags("on-call").WithSummary("The calendars that the caller made; their secrets are not kept.");
        routes.MapDelete("/calendar-feeds/{id}", async Task<IResult> (string id, Caller caller, StreamSessions sessions, CancellationToken ct) =>
            {
                await using var transaction = sessions.Open();
                if (await transaction.Session.LoadAsync<CalendarFeed>(id, ct) is not { } feed || (feed.CreatedBy != caller.Actor.Id && !caller.Has(OrganisationRoles.Admin)))
                    return Problems.NotFound("calendar", id);
                transaction.Session.Delete(feed);
                await transaction.Save(ct);
                return TypedResults.NoContent();
            })
            .RequireAnyRole()
            .WithTags("on-call").WithSummary("Takes a calendar back: its address leads nowhere.")
            .Produces(204).ProducesProblem(404);
        routes.MapGet("/calendars/{secret}", async Task<IResult> (string secret, DomainClock clock, IQuerySession query, CancellationToken ct) =>
                await query.LoadAsync<CalendarFeed>(CalendarFeed.IdOf(secret), ct) is { } feed
                    ? TypedResults.Text(await Written(feed, clock.GetUtcNow(), query, ct), "text/calendar; charset=utf-8")
                    : Problems.Problem(404, "no-calendar", "There is no calendar at this address.", "Make one with POST /calendar-feeds."))
            .AllowAnonymous()
            .WithTags("on-call").WithSummary("A calendar of shifts, 14 days back and 90 on; the address is its credential.")
            .Produces<string>(200, "text/calendar").ProducesProblem(404);
    }

    private static async Task<string> Written(CalendarFeed feed, DateTimeOffset now, IQuerySession query, CancellationToken ct)
    {
        var schedules = feed.Duty is { } duty
            ? await query.Query<Schedule>().Where(s => s.Duty == duty).ToListAsync(ct)
            : await query.Query<Schedule>().ToListAsync(ct);
        var shifts = Roster.Of(schedules, now - Back, now + On, TimeZones.InstantOf).Where(s => feed.Person is null || s.Person == feed.Person).ToList();
        var names = (await query.LoadManyAsync<Person>(ct, shifts.Select(s => s.Person).Distinct())).ToDictionary(p => p.Id, p => p.Name);
        var calendar = new Calendar { ProductId = "-//IncidentPlatform//On call//EN" };
        calendar.AddProperty("X-WR-CALNAME", feed.Duty is null ? $"On call: {feed.Person}" : $"On call: {feed.Duty}");
        foreach (var shift in shifts)
            calendar.Events.Add(Event(shift, feed.Person is null ? $"{shift.Duty}: {names.GetValueOrDefault(shift.Person, shift.Person)}" : $"On call: {shift.Duty}", now));
        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    private static CalendarEvent Event(Shift shift, string summary, DateTimeOffset now) => new()
    {
        Uid = $"{Uri.EscapeDataString(shift.Duty)}-{shift.From.UtcDateTime.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture)}-{Uri.EscapeDataString(shift.Person)}",
        Summary = summary,
        DtStamp = Utc(now),
        Start = Utc(shift.From),
        End = Utc(shift.To),
    };

    private static CalDateTime Utc(DateTimeOffset at) => new(at.UtcDateTime, CalDateTime.UtcTzId);
}
