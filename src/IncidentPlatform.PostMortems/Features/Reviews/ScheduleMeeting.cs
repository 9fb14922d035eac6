using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.PostMortems.Domain.ReviewFiles;

namespace IncidentPlatform.PostMortems.Features.Reviews;

/// <summary>The review meeting is set, or moved.</summary>
public static class ScheduleMeeting
{
    /// <param name="Place">Where, usually a link.</param>
    public sealed record Request(DateTimeOffset At, string? Place = null);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/review/meeting", (Guid id, Request body, Commands commands) =>
                commands.Additive<ReviewFile>(id, (file, now) => WritingDecider.Schedule(file, body.At, body.Place, now)))
            .RequireRole(Writers.Roles)
            .WithTags("reviews").WithSummary("Schedules the review meeting.")
            .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404);
}
