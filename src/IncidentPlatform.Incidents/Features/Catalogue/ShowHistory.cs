using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Catalogue;

namespace IncidentPlatform.Incidents.Features.Catalogue;

/// <summary>What an entity of the catalogue was, when, and who made it so.</summary>
public static class ShowHistory
{
    public sealed record Answer(string Id, IReadOnlyList<EntryVersion> Versions);

    public static void Map(IEndpointRouteBuilder routes, CatalogueKind kind) => routes
        .MapGet($"/catalogue/{kind.Name}/{{id}}/history", async (string id, CatalogueChanges changes, CancellationToken ct) =>
            await changes.Of(kind.Name, id, ct) is { Count: > 0 } versions ? TypedResults.Ok(new Answer(id, versions)) : Problems.NotFound(kind.Singular, id))
        .ReadableAs(kind)
        .WithTags("catalogue").WithSummary($"Every version of one {kind.Singular}, the newest first.")
        .Produces<Answer>().ProducesProblem(404);
}
