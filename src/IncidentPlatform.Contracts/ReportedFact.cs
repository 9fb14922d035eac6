using System.Text.Json;

namespace IncidentPlatform.Contracts;

/// <summary>What a sibling service established about an incident; only Incidents consumes it and appends it to the incident's stream.</summary>
/// <param name="Id">The source's event id; it becomes the fact's id, so a repeat is harmless for ever.</param>
/// <param name="IncidentId">The incident.</param>
/// <param name="Type">Name of the fact, one of the records in <c>IncidentPlatform.Contracts.Facts</c>.</param>
/// <param name="Origin">The service that established it.</param>
/// <param name="OccurredAt">When it was true.</param>
/// <param name="Actor">Who stands behind it.</param>
/// <param name="Cause">The incident fact that caused it, if one did.</param>
/// <param name="Hops">How many services the chain of causes has crossed; above 8 the message is parked.</param>
/// <param name="Data">The fact's own members.</param>
public sealed record ReportedFact(
    Guid Id,
    Guid IncidentId,
    string Type,
    string Origin,
    DateTimeOffset OccurredAt,
    FactActor Actor,
    Guid? Cause,
    int Hops,
    JsonElement Data)
{
    /// <summary>Above this many hops two services are answering each other for ever.</summary>
    public const int MostHops = 8;

    /// <summary>The data as the record of its type.</summary>
    /// <exception cref="JsonException">The data does not have the shape of <typeparamref name="T"/>.</exception>
    public T As<T>() => Data.Deserialize<T>(Wire.Json) ?? throw new JsonException($"The data of {Type} {Id} is null.");
}
