using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Catalogue;
using IncidentPlatform.Incidents.Domain.Catalogue;

namespace IncidentPlatform.Incidents.Features.Catalogue;

/// <summary>What the catalogue has of a kind, now or as of an instant.</summary>
public static class ListEntries
{
    public static void Map<T>(IEndpointRouteBuilder routes, CatalogueKind<T> kind) where T : class, ICatalogued => routes
        .MapGet($"/catalogue/{kind.Name}", async (DateTimeOffset? asOf, [AsParameters] PageRequest page, CatalogueReader catalogue, CancellationToken ct) =>
            page.Of(await catalogue.Page(kind, page.After, page.Size, await catalogue.VersionAt(asOf, ct), ct), e => e.Id))
        .ReadableAs(kind)
        .WithTags("catalogue").WithSummary($"Lists the catalogue's {kind.Name}, by id; as of an instant where one is given.");
}
