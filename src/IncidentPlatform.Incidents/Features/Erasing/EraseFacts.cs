using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Incidents.Views;
using IncidentPlatform.Kernel;
using Marten;

namespace IncidentPlatform.Incidents.Features.Erasing;

/// <summary>The words of some facts of one incident go: a password in a note, a customer's name.</summary>
public static class EraseFacts
{
    /// <param name="Facts">The facts; what refers to them and what they caused loses its words too.</param>
    /// <param name="Basis">Why it may.</param>
    /// <param name="Reason">Why, in words; it stands on the incident.</param>
    public sealed record Request(IReadOnlyList<Guid> Facts, ErasureBasis Basis, string? Reason = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/erasures", async (string incident, Request body, Erasures erasures, Caller caller, IQuerySession query, CancellationToken ct) =>
        {
            if (await IncidentReference.Find(query, incident, caller, ct) is not { } id)
            {
                return Problems.NotFound("incident", incident);
            }

            if (await erasures.Unknown(body.Facts, id, ct) is { } unknown)
            {
                return Problems.NotFound("fact", unknown);
            }

            return await erasures.Erase(id, new Erasure(body.Basis, body.Reason, null, body.Facts.ToHashSet()), ct) switch
            {
                null => Problems.NotFound("incident", incident),
                { Refused: { } refused } => Problems.Of(new Rejection(refused.Code, refused.Reason, refused.WayOn)),
                var erased => TypedResults.Ok(erased),
            };
        })
        .RequireRole(OrganisationRoles.Legal)
        .WithTags("evidence").WithSummary("Erases the words of facts of an incident.")
        .Produces<ErasedIncident>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
}
