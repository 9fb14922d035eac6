using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Features.Customising;

/// <summary>What kind of incident it is turns out later, or differently.</summary>
public static class SetType
{
    public sealed record Request(string Type);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/type", async (string incident, Request body, IncidentCommands on, Configured configured, CancellationToken ct) =>
        {
            var type = await configured.Type(body.Type, ct);
            return await on.Additive(incident, (i, _) => type is null ? NotConfigured(body.Type) : CustomFields.Type(i, type));
        })
        .RequireRole(IncidentCommands.Acting)
        .WithTags("declaration").WithSummary("Says what type of incident it is.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404);

    internal static IResult Unknown(string type) => Problems.Of(NotConfigured(type));

    private static Rejection NotConfigured(string type) =>
        new("incident-type-unknown", $"There is no incident type '{type}'.", "Use one of the list of incident types.", RejectionKind.Invalid);
}
