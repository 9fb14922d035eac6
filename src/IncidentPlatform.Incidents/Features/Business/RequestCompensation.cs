using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Business;

/// <summary>Customers should be compensated: the executive sponsor is asked.</summary>
public static class RequestCompensation
{
    /// <param name="Total">All of it.</param>
    /// <param name="Customers">Number of customers.</param>
    /// <param name="CompensationId">The compensation; a new id where it is left out.</param>
    public sealed record Request(CompensationKind Kind, Money Total, int Customers, string Reason, Guid? CompensationId = null);

    /// <summary>The answer's location names the compensation.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/compensations", (string incident, Request body, IncidentCommands on) =>
        {
            var compensation = body.CompensationId ?? Guid.CreateVersion7();
            return on.Adding(
                incident, $"/incidents/{incident}/compensations/{compensation}",
                (i, _) => Compensating.Request(i, new CompensationRequested(compensation, body.Kind, body.Total, body.Customers, body.Reason)));
        })
        .RequireRole(IncidentCommands.Acting)
        .WithTags("business").WithSummary("Requests a compensation.")
        .Produces<CommandAnswer>(201).ProducesProblem(400).ProducesProblem(404);
}
