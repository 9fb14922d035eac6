using Refit;

namespace IncidentPlatform.Client.Incidents;

/// <summary>The organisation's own types of incidents and fields.</summary>
public interface ICustomFields
{
    [Get("/custom-fields")]
    Task<Page<NamedCustomField>> ListCustomFields(string? cursor = null, int? pageSize = null, CancellationToken cancellation = default);

    [Get("/custom-fields/{name}")]
    Task<NamedCustomField> GetCustomField(string name, CancellationToken cancellation = default);

    [Put("/custom-fields/{name}")]
    Task PutCustomField(string name, [Body] CustomField body, CancellationToken cancellation = default);

    [Get("/incident-types")]
    Task<Page<NamedIncidentType>> ListIncidentTypes(string? cursor = null, int? pageSize = null, CancellationToken cancellation = default);

    [Get("/incident-types/{name}")]
    Task<NamedIncidentType> GetIncidentType(string name, CancellationToken cancellation = default);

    [Put("/incident-types/{name}")]
    Task PutIncidentType(string name, [Body] IncidentType body, CancellationToken cancellation = default);

    /// <summary>Sets fields, or clears those whose value is null; the others stay.</summary>
    [Post("/incidents/{incident}/custom-fields")]
    Task<CommandAnswer> SetCustomFields(string incident, [Body] SetCustomFields body, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/type")]
    Task<CommandAnswer> SetType(string incident, [Body] SetType body, CancellationToken cancellation = default);
}

/// <param name="Kind"><c>text</c>, <c>number</c>, <c>choice</c>, <c>date</c> or <c>person</c>.</param>
/// <param name="Description">What to write there.</param>
/// <param name="Choices">The values that it can have, where it is a choice.</param>
public sealed record CustomField(string Kind, string? Description = null, IReadOnlyList<string>? Choices = null);

/// <inheritdoc cref="CustomField"/>
public sealed record NamedCustomField(string Name, string Kind, string? Description = null, IReadOnlyList<string>? Choices = null);

/// <param name="Fields">The custom fields it has, and by when each needs a value.</param>
public sealed record IncidentType(IReadOnlyList<TypeField> Fields, string? Description = null);

/// <inheritdoc cref="IncidentType"/>
public sealed record NamedIncidentType(string Name, IReadOnlyList<TypeField> Fields, string? Description = null);

/// <param name="Field">Name of the custom field.</param>
/// <param name="Required"><c>never</c>, <c>declaration</c> or <c>resolution</c>.</param>
public sealed record TypeField(string Field, string Required);

/// <param name="Fields">Values by the name of the field.</param>
public sealed record SetCustomFields(IReadOnlyDictionary<string, string?> Fields);

public sealed record SetType(string Type);
