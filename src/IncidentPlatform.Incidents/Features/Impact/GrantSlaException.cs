using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Catalogue;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Domain.Impact;
using IncidentPlatform.Kernel;

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
        {
            var known = await catalogue.Find(CatalogueKinds.Customers, body.Customer, CatalogueReader.Now, ct) is not null;
            return await on.Additive(incident, (i, _) => known
                ? Impacting.Grant(i, new SlaExceptionGranted(body.Customer, body.Clause, body.From, body.To, body.Reason), on.By)
                : new Rejection(
                    "customer-unknown", $"There is no customer '{body.Customer}' in the catalogue.", "Look the id up in the catalogue's customers.", RejectionKind.Invalid));
        })
        .RequireRole(IncidentCommands.Acting)
        .WithTags("impact").WithSummary("Grants a customer an exception from the SLA.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404);
}
