using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Escalation.Views;
using IncidentPlatform.Hosting.Clocks;
using Marten;

namespace IncidentPlatform.Escalation.Features.OnCall;

/// <summary>Who is on call, and where nobody is.</summary>
public static class WhoIsOnCall
{
    /// <param name="At">The instant asked for.</param>
    /// <param name="OnCall">Who has which duty then.</param>
    /// <param name="Gaps">When nobody has a duty, over the 14 days from then.</param>
    public sealed record Answer(DateTimeOffset At, IReadOnlyList<Holder> OnCall, IReadOnlyList<Gap> Gaps);

    /// <param name="Name">The person's name; null where the directory no longer has the person.</param>
    public sealed record Holder(string Duty, string Person, string? Name, DateTimeOffset From, DateTimeOffset To);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/on-call", async (DateTimeOffset? at, IQuerySession query, DomainClock clock, CancellationToken ct) =>
            {
                var instant = at?.ToUniversalTime() ?? clock.GetUtcNow();
                var schedules = await query.Query<Schedule>().ToListAsync(ct);
                var shifts = Roster.At(schedules, instant, TimeZones.InstantOf);
                var people = await query.LoadManyAsync<Person>(ct, shifts.Select(s => s.Person).Distinct());
                var names = people.ToDictionary(p => p.Id, p => p.Name);
                return TypedResults.Ok(new Answer(
                    instant,
                    [.. shifts.Select(s => new Holder(s.Duty, s.Person, names.GetValueOrDefault(s.Person), s.From, s.To))],
                    Roster.Gaps(schedules, instant, instant + RosterDecider.Period, TimeZones.InstantOf)));
            })
            .WithTags("on-call").WithSummary("Who is on call now or at an instant, and the gaps of the 14 days from then.");
}
