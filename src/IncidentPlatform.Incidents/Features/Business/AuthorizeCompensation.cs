using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Business;

/// <summary>The executive sponsor lets a compensation be paid.</summary>
public static class AuthorizeCompensation
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/compensations/{compensation:guid}/authorization", (string incident, Guid compensation, IncidentCommands on) =>
            on.Additive(incident, (i, _) => Compensating.Authorize(i, compensation, on.By)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("business").WithSummary("Authorises a compensation.")
        .Produces<CommandAnswer>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}
