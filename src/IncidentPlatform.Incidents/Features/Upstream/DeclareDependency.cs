using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Catalogue;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Upstream;

/// <summary>The incident depends on a provider of the catalogue; from here on the provider's status page is watched.</summary>
public static class DeclareDependency
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/upstream/{provider}", async (string incident, string provider, IncidentCommands on, CatalogueReader catalogue, CancellationToken ct) =>
        {
            var known = (await catalogue.Find(CatalogueKinds.UpstreamProviders, provider, CatalogueReader.Now, ct))?.Spec;
            return await on.Additive(incident, (i, _) => Depending.Declare(i, provider, known));
        })
        .RequireRole(IncidentCommands.Acting)
        .WithTags("upstream").WithSummary("Declares that the incident depends on an upstream provider.")
        .Produces<CommandAnswer>().ProducesProblem(404).ProducesProblem(409);
}
