using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Upstream;

/// <summary>A provider owes something by its contract; it may be passed on to customers by a compensation.</summary>
public static class RecordUpstreamCredit
{
    /// <param name="Clause">The clause of the contract it follows from.</param>
    /// <param name="Amount">What the provider owes.</param>
    /// <param name="PassedOn">Whether affected customers get it.</param>
    /// <param name="CompensationId">The compensation by which they do.</param>
    /// <param name="CreditId">The credit; a new id where it is left out.</param>
    public sealed record Request(string Clause, Money Amount, bool PassedOn = false, Guid? CompensationId = null, Guid? CreditId = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/upstream/{provider}/credits", (string incident, string provider, Request body, IncidentCommands on) =>
        {
            var credit = body.CreditId ?? Guid.CreateVersion7();
            return on.Adding(
                incident, $"/incidents/{incident}/upstream",
                (i, _) => Depending.Credit(i, new UpstreamCreditRecorded(credit, provider, body.Clause, body.Amount, body.PassedOn, body.CompensationId)));
        })
        .RequireRole(IncidentCommands.Acting)
        .WithTags("upstream").WithSummary("Records what an upstream provider owes.")
        .Produces<CommandAnswer>(201).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
}
