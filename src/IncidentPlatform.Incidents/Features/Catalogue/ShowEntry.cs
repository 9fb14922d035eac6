using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Catalogue;
using IncidentPlatform.Incidents.Domain.Catalogue;

namespace IncidentPlatform.Incidents.Features.Catalogue;

/// <summary>One entity of the catalogue, now or as of an instant.</summary>
public static class ShowEntry
{
    public static void Map<T>(IEndpointRouteBuilder routes, CatalogueKind<T> kind) where T : class, ICatalogued => routes
        .MapGet($"/catalogue/{kind.Name}/{{id}}", async (string id, DateTimeOffset? asOf, CatalogueReader catalogue, CancellationToken ct) =>
            await catalogue.Find(kind, id, await catalogue.VersionAt(asOf, ct), ct) is { } entry ? TypedResults.Ok(entry) : Problems.NotFound(kind.Singular, id))
        .ReadableAs(kind)
        .WithTags("catalogue").WithSummary($"One {kind.Singular} of the catalogue; as of an instant where one is given.")
        .Produces<Entry<T>>().ProducesProblem(404);
}
