using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Declaring;

/// <summary>A note between lawyer and client, on the record for legal alone.</summary>
public static class AddPrivilegedNote
{
    public sealed record Request(string Text, DateTimeOffset? OccurredAt = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/privileged-notes", (string incident, Request body, IncidentCommands on) =>
            on.Additive(
                incident, (i, now) => Privileged.AddNote(i, body.Text, on.By, on.Has(OrganisationRoles.Legal), body.OccurredAt, now)))
        .RequireRole([.. IncidentCommands.Acting, OrganisationRoles.Legal])
        .WithTags("declaration").WithSummary("Adds a privileged note.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404);
}
