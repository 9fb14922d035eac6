using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Reporting;

/// <summary>The media, people on social networks or complaining customers speak of it.</summary>
public static class ReportMediaAttention
{
    public sealed record Request(AttentionKind Kind, Sentiment Sentiment, int Count, string? Link = null, DateTimeOffset? OccurredAt = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/media-attention", (string incident, Request body, IncidentCommands on) => on.Additive(
            incident,
            (_, now) => Reports.ReportMediaAttention(new MediaAttentionReported(body.Kind, body.Sentiment, body.Count, body.Link), body.OccurredAt, now)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("reports").WithSummary("Reports media attention.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404);
}
