using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Erasing;

/// <summary>Nothing of an incident may be erased, or may again.</summary>
public static class SetLegalHold
{
    /// <param name="Held">Set it; lift it where false.</param>
    public sealed record Request(bool Held, string Reason);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/legal-hold", (string incident, Request body, IncidentCommands on, Caller caller) =>
            on.Additive(incident, (i, _) => LegalHolds.Set(i, body.Held, body.Reason, on.By, caller.Has(OrganisationRoles.Legal))))
        .RequireAnyRole()
        .WithTags("evidence").WithSummary("Sets or lifts the legal hold.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404);
}
