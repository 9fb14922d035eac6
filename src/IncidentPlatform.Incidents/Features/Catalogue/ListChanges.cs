using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Catalogue;

namespace IncidentPlatform.Incidents.Features.Catalogue;

/// <summary>What changed in the catalogue after a version: fills, heals and rebuilds a copy the same way.</summary>
public static class ListChanges
{
    /// <param name="Items">Whole entities, in order; of an entity that changed more than once the latest only.</param>
    /// <param name="Next">Give it as <c>after</c> to read on, now or when something changed.</param>
    /// <param name="More">Whether there is more to read now.</param>
    public sealed record Answer(IReadOnlyList<CatalogueChange> Items, long Next, bool More);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/catalogue/changes", async (long? after, int? pageSize, CatalogueChanges changes, CancellationToken ct) =>
        {
            var size = new PageRequest(pageSize).Size;
            var found = await changes.After(after ?? 0, size + 1, ct);
            IReadOnlyList<CatalogueChange> items = [.. found.Take(size)];
            return TypedResults.Ok(new Answer(items, items.Count > 0 ? items[^1].Sequence : after ?? 0, found.Count > size));
        })
        .RequireRole(OrganisationRoles.Service, OrganisationRoles.Analyst, OrganisationRoles.Auditor)
        .WithTags("catalogue").WithSummary("What changed in the catalogue after a version of it; a deleted entity is told as deleted.");
}
