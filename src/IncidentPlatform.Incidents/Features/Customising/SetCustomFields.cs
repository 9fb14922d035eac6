using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Customising;

/// <summary>Values of custom fields are set, or cleared.</summary>
public static class SetCustomFields
{
    /// <param name="Fields">Values by the name of the field; null clears it, what is not named stays.</param>
    public sealed record Request(IReadOnlyDictionary<string, string?> Fields);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/custom-fields", async (string incident, Request body, IncidentCommands on, Configured configured, CancellationToken ct) =>
        {
            var known = await configured.Fields(ct);
            return await on.Additive(incident, (i, _) => CustomFields.Set(i, body.Fields, known));
        })
        .RequireRole(IncidentCommands.Acting)
        .WithTags("declaration").WithSummary("Sets custom fields.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404);
}
