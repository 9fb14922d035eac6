using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Catalogue;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Upstream;

/// <summary>Something stands in for what fails. One that the catalogue does not know is recorded too: it happened.</summary>
public static class ActivateFallback
{
    /// <param name="Service">The service that falls back.</param>
    /// <param name="Fallback">What stands in.</param>
    /// <param name="Provider">The provider it stands in for.</param>
    /// <param name="ActivatedBy">Person id; the caller where it is left out.</param>
    public sealed record Request(string Service, string Fallback, string? Provider = null, string? ActivatedBy = null, DateTimeOffset? OccurredAt = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/fallbacks", async (string incident, Request body, IncidentCommands on, CatalogueReader catalogue, CancellationToken ct) =>
        {
            var tested = (await catalogue.Find(CatalogueKinds.Services, body.Service, CatalogueReader.Now, ct))?.Spec.Fallbacks
                .FirstOrDefault(f => f.Name == body.Fallback)?.LastTestedAt;
            return await on.Additive(
                incident,
                (i, now) => Depending.FallBack(
                    i, new FallbackActivated(body.Service, body.Fallback, body.ActivatedBy ?? on.By.Id, body.Provider, tested), body.OccurredAt, now));
        })
        .RequireRole(IncidentCommands.Acting)
        .WithTags("upstream").WithSummary("Records that a fallback was activated.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404);
}
