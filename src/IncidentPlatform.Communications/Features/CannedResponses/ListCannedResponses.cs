using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Communications.Features.CannedResponses;

/// <summary>What support answers with.</summary>
public static class ListCannedResponses
{
    /// <param name="WithdrawnAt">When support stopped answering with it; absent while they do.</param>
    public sealed record Response(Guid Id, string Title, string Text, DateTimeOffset PublishedAt, DateTimeOffset? WithdrawnAt);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/incidents/{id:guid}/canned-responses", async (
                Guid id, [AsParameters] PageRequest page, IQuerySession query, IncidentReaders readers, CancellationToken ct) =>
            await query.Conversation(id, readers, ct) is { } conversation
                ? TypedResults.Ok(page.Of(
                    [.. conversation.CannedResponses.Select(r => new Response(r.Id, r.Title, r.Body, r.PublishedAt, r.WithdrawnAt))], r => r.Id.ToString()))
                : Problems.NotFound("incident", id))
            .WithTags("canned-responses").WithSummary("What support answers tickets about an incident with.")
            .Produces<Page<Response>>().ProducesProblem(404);
}
