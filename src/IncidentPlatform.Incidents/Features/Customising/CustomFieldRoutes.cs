using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Views;

namespace IncidentPlatform.Incidents.Features.Customising;

/// <summary>The organisation's own fields of incidents.</summary>
public static class CustomFieldRoutes
{
    /// <param name="Description">What to write there.</param>
    /// <param name="Choices">The values that it can have, where it is a choice.</param>
    public sealed record Request(CustomFieldKind Kind, string? Description = null, IReadOnlyList<string>? Choices = null);

    /// <param name="Name">Its name.</param>
    /// <inheritdoc cref="Request"/>
    public sealed record Answer(string Name, CustomFieldKind Kind, string? Description, IReadOnlyList<string>? Choices)
    {
        internal static Answer Of(CustomField f) => new(f.Id, f.Kind, f.Description, f.Choices);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/custom-fields/{name}", (string name, Request body, Commands commands, CancellationToken ct) =>
            {
                var field = new CustomField(name, body.Kind, body.Description, body.Choices);
                return CustomFieldFaults.Of(field) is { Count: > 0 } faults
                    ? Task.FromResult(Problems.Invalid("custom-field-invalid", $"{string.Join("; ", faults)}.", "Correct each of them."))
                    : commands.Store(field, ct);
            })
            .RequireRole(OrganisationRoles.Admin)
            .WithTags("custom fields").WithSummary("Makes a custom field known.").Produces<CustomField>().ProducesProblem(400);
        routes.MapNamed<CustomField, Answer>("/custom-fields", "custom field", f => f.Id, Answer.Of);
    }
}
