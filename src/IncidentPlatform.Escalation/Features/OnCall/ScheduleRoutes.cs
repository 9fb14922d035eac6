using IncidentPlatform.Contracts;
using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Escalation.Views;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Clocks;
using Marten;
using Microsoft.AspNetCore.Http.HttpResults;
using Shift = IncidentPlatform.Escalation.Domain.OnCall.Shift;

namespace IncidentPlatform.Escalation.Features.OnCall;

/// <summary>Who has a duty in turn: read, tried, set and ended.</summary>
public static class ScheduleRoutes
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(400);

    /// <param name="From">Start of what is shown; now where it is left out.</param>
    /// <param name="To">End of it; 14 days on where it is left out, at most 400.</param>
    public sealed record Span(DateTimeOffset? From = null, DateTimeOffset? To = null)
    {
        internal (DateTimeOffset From, DateTimeOffset To)? Of(DateTimeOffset now)
        {
            var from = From?.ToUniversalTime() ?? now;
            var to = To?.ToUniversalTime() ?? from + RosterDecider.Period;
            return to > from && to - from <= Longest ? (from, to) : null;
        }
    }

    /// <param name="Shifts">Who has the duty when.</param>
    /// <param name="Gaps">When nobody has.</param>
    /// <param name="Layers">What each layer alone would be, by its name.</param>
    public sealed record Final(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<Shift> Shifts, IReadOnlyList<Gap> Gaps, IReadOnlyDictionary<string, IReadOnlyList<Shift>> Layers);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/schedules", async ([AsParameters] PageRequest page, DomainClock clock, IQuerySession query, CancellationToken ct) =>
            {
                var all = query.Query<Schedule>().Where(s => !s.Ended).OrderBy(s => s.Duty);
                var found = await (page.After is null ? all : all.Where(s => s.Duty.CompareTo(page.After) > 0)).Take(page.Size + 1).ToListAsync(ct);
                return TypedResults.Ok(page.Of([.. found.Select(s => ScheduleView.Of(s, clock.GetUtcNow()))], s => s.Id));
            })
            .WithTags("on-call").WithSummary("All schedules.");
        routes.MapGet("/schedules/{duty}", async Task<IResult> (string duty, DomainClock clock, IQuerySession query, CancellationToken ct) =>
                await Find(duty, query, ct) is { } schedule ? TypedResults.Ok(ScheduleView.Of(schedule, clock.GetUtcNow())) : Problems.NotFound("schedule", duty))
            .WithTags("on-call").WithSummary("The schedule of a duty.").Produces<ScheduleView>().ProducesProblem(404);
        routes.MapPut("/schedules/{duty}", async (string duty, ScheduleBody body, ScheduleChanges changes, DomainClock clock, IQuerySession query, CancellationToken ct) =>
                await body.Fault(query, ct) is { } fault
                    ? fault
                    : await changes.Change(
                        duty, (s, _) => Scheduling.Set(s, duty, body.TimeZone, body.AllLayers), s => TypedResults.Ok(ScheduleView.Of(s, clock.GetUtcNow())), ct))
            .RequireRole(OrganisationRoles.Admin)
            .WithTags("on-call").WithSummary("Sets who has a duty in turn, from now on; its overrides stay.")
            .Produces<ScheduleView>().ProducesProblem(400);
        routes.MapDelete("/schedules/{duty}", (string duty, ScheduleChanges changes, CancellationToken ct) =>
                changes.Change(duty, (s, _) => Scheduling.End(s), _ => TypedResults.NoContent(), ct))
            .RequireRole(OrganisationRoles.Admin)
            .WithTags("on-call").WithSummary("Ends a schedule: nobody has the duty from now on.")
            .Produces(204).ProducesProblem(404);
        routes.MapPost("/schedules/{duty}/preview", async (string duty, ScheduleBody body, [AsParameters] Span span, DomainClock clock, IQuerySession query, CancellationToken ct) =>
            {
                if (await body.Fault(query, ct) is { } fault)
                    return fault;
                var overrides = (await Find(duty, query, ct))?.Now.Overrides ?? [];
                return span.Of(clock.GetUtcNow()) is var (from, to) ? Show(duty, new Rota(body.TimeZone, body.AllLayers, overrides), from, to) : Endless();
            })
            .RequireRole(OrganisationRoles.Admin)
            .WithTags("on-call").WithSummary("Shows who would have a duty when; changes nothing.")
            .Produces<Final>().ProducesProblem(400);
        routes.MapGet("/schedules/{duty}/shifts", async (string duty, [AsParameters] Span span, DomainClock clock, IQuerySession query, CancellationToken ct) =>
            {
                if (await Find(duty, query, ct) is not { } schedule)
                    return Problems.NotFound("schedule", duty);
                if (span.Of(clock.GetUtcNow()) is not var (from, to))
                    return Endless();
                return TypedResults.Ok(new Final(
                    from, to, Roster.Of([schedule], from, to, TimeZones.InstantOf), Roster.Gaps([schedule], from, to, TimeZones.InstantOf), LayersOf(duty, schedule.Now, from, to)));
            })
            .WithTags("on-call").WithSummary("Who has a duty when, as it is and as it was, and when nobody has.")
            .Produces<Final>().ProducesProblem(400).ProducesProblem(404);
    }

    internal static async Task<Schedule?> Find(string duty, IQuerySession query, CancellationToken ct) =>
        await query.LoadAsync<Schedule>(Schedule.IdOf(duty), ct) is { Ended: false } schedule ? schedule : null;

    private static Ok<Final> Show(string duty, Rota rota, DateTimeOffset from, DateTimeOffset to)
    {
        var (shifts, gaps) = Roster.Preview(duty, rota, from, to, TimeZones.InstantOf);
        return TypedResults.Ok(new Final(from, to, shifts, gaps, LayersOf(duty, rota, from, to)));
    }

    private static Dictionary<string, IReadOnlyList<Shift>> LayersOf(string duty, Rota rota, DateTimeOffset from, DateTimeOffset to) => rota.Layers.ToDictionary(
        l => l.Name, l => Roster.Preview(duty, rota with { Layers = [l], Overrides = [] }, from, to, TimeZones.InstantOf).Shifts);

    private static IResult Endless() => Problems.Invalid("span-invalid", "The end is not after the start, or more than 400 days after it.", "Give from and to, from before to.");
}
