using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Clocks;
using IncidentPlatform.Incidents.Catalogue;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Views;
using Marten;

namespace IncidentPlatform.Incidents.Features.Cascades;

/// <summary>In which order the incidents of a cascade are fixed: shown as it follows now, and put on the record by the commander.</summary>
public static class FixOrders
{
    public sealed record Answer(IReadOnlyList<FixOrderEntry> Order);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/incidents/{incident}/fix-order", async (string incident, Caller caller, IQuerySession query, CatalogueReader catalogue, DomainClock clock, CancellationToken ct) =>
                await IncidentReference.Find(query, incident, caller, ct) is { } id && await query.LoadWhole(id, ct) is { } root
                    ? TypedResults.Ok(new Answer(FixOrder.Of(root, FixOrder.Open(root), (await catalogue.Dependencies(clock.GetUtcNow(), ct)).Edges)))
                    : Problems.NotFound("incident", incident))
            .WithTags("cascade").WithSummary("The order in which the incidents of a cascade are fixed.")
            .Produces<Answer>().ProducesProblem(404);
        routes
            .MapPost("/incidents/{incident}/fix-order", (string incident, IncidentCommands on, CatalogueReader catalogue, DomainClock clock, CancellationToken ct) => on.Deciding(
                incident, _ => catalogue.Dependencies(clock.GetUtcNow(), ct), (i, needs, _) => FixOrder.Propose(i, needs.Edges, on.By)))
            .RequireRole(IncidentCommands.Acting)
            .WithTags("cascade").WithSummary("Puts the order of fixes on the record.")
            .Produces<CommandAnswer>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428).ProducesProblem(503);
    }
}
