using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Catalogue;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Domain.Impact;

namespace IncidentPlatform.Incidents.Features.Impact;

/// <summary>The support lead grants a customer an exception from the SLA.</summary>
public static class GrantSlaException
{
    /// <param name="Customer">Id of the customer in the catalogue.</param>
    /// <param name="Clause">Which clause is set aside.</param>
    /// <param name="From">Inclusive.</param>
    /// <param name="To">Exclusive.</param>
    public sealed record Request(string Customer, SlaClause Clause, DateTimeOffset From, DateTimeOffset To, string Reason);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/sla-exceptions", async (string incident, Request body, IncidentCommands on, CatalogueReader catalogue, CancellationToken ct) =>
            await catalogue.Find(CatalogueKinds.Customers, body.Customer, CatalogueReader.Now, ct) is null
                ? Problems.Invalid("customer-unknown", $"There is no customer '{body.Customer}' in the catalogue.", "Look the id up in the catalogue's customers.")
                : await on.Additive(
                    incident, (i, _) => Impacting.Grant(i, new SlaExceptionGranted(body.Customer, body.Clause, body.From, body.To, body.Reason), on.By)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("impact").WithSummary("Grants a customer an exception from the SLA.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404);
}
