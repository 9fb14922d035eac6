using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Upstream;

/// <summary>Somebody heard how a provider does, elsewhere than on its status page.</summary>
public static class ReportUpstreamStatus
{
    /// <param name="Words">The provider's own words.</param>
    /// <param name="Link">Where it says so.</param>
    public sealed record Request(UpstreamStatus Status, string? Words = null, string? Link = null, DateTimeOffset? OccurredAt = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/upstream/{provider}/status", (string incident, string provider, Request body, IncidentCommands on) =>
            on.Additive(incident, (i, now) => Depending.Report(i, provider, new UpstreamReport(body.Status, body.Words, body.Link), body.OccurredAt, now)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("upstream").WithSummary("Reports how an upstream provider does.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404);
}
