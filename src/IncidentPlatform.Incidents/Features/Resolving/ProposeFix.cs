using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Resolving;

/// <summary>A change that should end the incident or lessen it is proposed.</summary>
public static class ProposeFix
{
    /// <param name="Description">What will be changed.</param>
    /// <param name="ImplementedBy">Person id of who implements it; the caller where it is left out.</param>
    /// <param name="FixId">The fix; a new id where it is left out.</param>
    public sealed record Request(FixKind Kind, string Description, string? ImplementedBy = null, Guid? FixId = null);

    /// <summary>The answer's location names the fix.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/fixes", (string incident, Request body, IncidentCommands on) =>
        {
            var fix = body.FixId ?? Guid.CreateVersion7();
            return on.Deciding(
                incident, (i, _) => Fixing.Propose(i, new FixProposed(fix, body.Kind, body.Description, body.ImplementedBy ?? on.By.Id)),
                $"/incidents/{incident}/fixes/{fix}");
        })
        .RequireRole(IncidentCommands.Acting)
        .WithTags("resolution").WithSummary("Proposes a fix.")
        .Produces<CommandAnswer>(201).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
}
