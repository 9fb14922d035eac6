using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Views;

namespace IncidentPlatform.Incidents.Features.Customising;

/// <summary>Kinds of incidents, and the custom fields that each needs.</summary>
public static class IncidentTypeRoutes
{
    /// <param name="Fields">The custom fields it has, and by when each needs a value.</param>
    public sealed record Request(IReadOnlyList<TypeField> Fields, string? Description = null);

    /// <param name="Name">Its name.</param>
    /// <inheritdoc cref="Request"/>
    public sealed record Answer(string Name, IReadOnlyList<TypeField> Fields, string? Description)
    {
        internal static Answer Of(IncidentType t) => new(t.Id, t.Fields, t.Description);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/incident-types/{name}", async (string name, Request body, Commands commands, Configured configured, CancellationToken ct) =>
            {
                var type = new IncidentType(name, body.Fields, body.Description);
                return CustomFieldFaults.Of(type, await configured.Fields(ct)) is { Count: > 0 } faults
                    ? Problems.Invalid("incident-type-invalid", $"{string.Join("; ", faults)}.", "Correct each of them; make custom fields known first.")
                    : await commands.Store(type, ct);
            })
            .RequireRole(OrganisationRoles.Admin)
            .WithTags("incident types").WithSummary("Makes a type of incidents known.").Produces<IncidentType>().ProducesProblem(400);
        routes.MapNamed<IncidentType, Answer>("/incident-types", "incident type", t => t.Id, Answer.Of);
    }
}
