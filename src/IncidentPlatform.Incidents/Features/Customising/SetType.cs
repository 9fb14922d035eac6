using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Customising;

/// <summary>What kind of incident it is turns out later, or differently.</summary>
public static class SetType
{
    public sealed record Request(string Type);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/type", async (string incident, Request body, IncidentCommands on, Configured configured, CancellationToken ct) =>
            await configured.Type(body.Type, ct) is { } type
                ? await on.Additive(incident, (i, _) => CustomFields.Type(i, type))
                : Unknown(body.Type))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("declaration").WithSummary("Says what type of incident it is.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404);

    internal static IResult Unknown(string type) =>
        Problems.Invalid("incident-type-unknown", $"There is no incident type '{type}'.", "Use one of the list of incident types.");
}
