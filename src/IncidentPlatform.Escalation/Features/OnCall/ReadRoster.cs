using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Escalation.Features.OnCall;

/// <summary>The roster as last given out to others.</summary>
public static class ReadRoster
{
    public sealed record Answer(long Version, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<Shift> Shifts);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/roster", async Task<IResult> (IQuerySession query, CancellationToken ct) =>
                await query.LoadAsync<OnCallRoster>(OnCallRoster.TheOne, ct) is { } roster
                    ? TypedResults.Ok(new Answer(roster.Version, roster.From, roster.To, roster.Shifts))
                    : Problems.Problem(404, "no-roster", "No roster was drawn yet.", "Set a schedule with PUT /schedules/{duty} first."))
            .WithTags("on-call").WithSummary("The roster as last given out: who is on call for 14 days.")
            .Produces<Answer>().ProducesProblem(404);
}
