using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Business;

/// <summary>A customer whom nobody may forget while it lasts.</summary>
public static class FlagCriticalCustomer
{
    /// <param name="Customer">Id of the customer.</param>
    public sealed record Request(string Customer, CriticalCustomerKind Kind, string Reason);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/critical-customers", (string incident, Request body, IncidentCommands on) =>
            on.Additive(
                incident,
                (i, _) => Supporting.Flag(i, new CriticalCustomerFlagged(body.Customer, body.Kind, body.Reason), on.By, on.Has(OrganisationRoles.Support))))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("business").WithSummary("Flags a critical customer.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404);
}
