using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Security;

/// <summary>A piece of evidence enters the register; the item itself stays where it is.</summary>
public static class RegisterEvidence
{
    /// <param name="Name">What it is.</param>
    /// <param name="Sha256">SHA-256 of the item, hexadecimal.</param>
    /// <param name="Location">Where it is kept.</param>
    /// <param name="CollectedBy">Person id; the caller where it is left out.</param>
    /// <param name="CollectedAt">When; now where it is left out.</param>
    /// <param name="EvidenceId">Its id; a new one where it is left out.</param>
    public sealed record Request(
        string Name, string Sha256, string Location, string? CollectedBy = null, DateTimeOffset? CollectedAt = null, Guid? EvidenceId = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/evidence", (string incident, Request body, IncidentCommands on) =>
        {
            var id = body.EvidenceId ?? Guid.CreateVersion7();
            return on.Adding(incident, $"/incidents/{incident}/evidence/{id}", (i, now) => EvidenceRegister.Register(
                i, new EvidenceRegistered(id, body.Name, body.Sha256, body.Location, body.CollectedBy ?? on.By.Id, body.CollectedAt ?? now), now));
        })
        .RequireRole(SecurityRoles.Acting)
        .WithTags("security").WithSummary("Registers a piece of evidence.")
        .Produces<CommandAnswer>(201).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
}
