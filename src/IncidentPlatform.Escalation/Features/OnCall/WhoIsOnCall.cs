using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Escalation.Effects;
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
    /// <param name="CanCall">Whether a provider that makes a telephone ring is configured.</param>
    /// <param name="Warning">What to do where none is.</param>
    public sealed record Answer(DateTimeOffset At, IReadOnlyList<Holder> OnCall, IReadOnlyList<Gap> Gaps, bool CanCall, string? Warning);

    /// <param name="Name">The person's name; null where the directory no longer has the person.</param>
    /// <param name="ReachedBy">The channels by which they would be paged then, first one first.</param>
    public sealed record Holder(string Duty, string Person, string? Name, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<string> ReachedBy);

    private const string NobodyIsCalled =
        "No provider that can call is configured, so no telephone rings: set Pages:Voice, Pages:PagerDuty or Pages:Opsgenie.";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/on-call", async (DateTimeOffset? at, IQuerySession query, DomainClock clock, Reaching reaching, CancellationToken ct) =>
            {
                var instant = at?.ToUniversalTime() ?? clock.GetUtcNow();
                var schedules = await query.Query<Schedule>().ToListAsync(ct);
                var shifts = Roster.At(schedules, instant, TimeZones.InstantOf);
                var people = await query.LoadManyAsync<Person>(ct, shifts.Select(s => s.Person).Distinct());
                var known = people.ToDictionary(p => p.Id);
                return TypedResults.Ok(new Answer(
                    instant,
                    [.. shifts.Select(s => new Holder(s.Duty, s.Person, known.GetValueOrDefault(s.Person)?.Name, s.From, s.To, reaching.ChannelsTo(known.GetValueOrDefault(s.Person), instant)))],
                    Roster.Gaps(schedules, instant, instant + RosterDecider.Period, TimeZones.InstantOf),
                    reaching.CanCall, reaching.CanCall ? null : NobodyIsCalled));
            })
            .WithTags("on-call").WithSummary("Who is on call now or at an instant, and the gaps of the 14 days from then.");
}
