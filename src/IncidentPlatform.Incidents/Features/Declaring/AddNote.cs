using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Declaring;

/// <summary>A note on the record.</summary>
public static class AddNote
{
    public sealed record Request(string Text, DateTimeOffset? OccurredAt = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/notes", (string incident, Request body, IncidentCommands on) =>
            on.Additive(incident, (_, now) => Declaration.AddNote(body.Text, body.OccurredAt, now)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("declaration").WithSummary("Adds a note.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404);
}
