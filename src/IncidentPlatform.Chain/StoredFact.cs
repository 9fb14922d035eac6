using System.Text.Json;

namespace IncidentPlatform.Chain;

/// <summary>A fact as it lies in the store: never read through a type of ours.</summary>
/// <param name="Stream">The stream it stands on.</param>
/// <param name="Id">The event's id.</param>
/// <param name="Version">Its place on the stream, from 1.</param>
/// <param name="Type">Its name.</param>
/// <param name="Data">What happened.</param>
/// <param name="Headers">Envelope, link, and what else is kept beside it.</param>
public sealed record StoredFact(Guid Stream, Guid Id, long Version, string Type, JsonElement Data, JsonElement Headers)
{
    /// <summary>Header of who, when and why.</summary>
    public const string EnvelopeHeader = "fact";

    /// <summary>Header of the link to the fact before.</summary>
    public const string ChainHeader = "chain";

    /// <summary>The link to the fact before; null where it carries none.</summary>
    /// <exception cref="JsonException">What is there is no link.</exception>
    public ChainLink? Link => Header(ChainHeader)?.Deserialize<ChainLink>(ChainJson.Options);

    internal JsonElement? Envelope => Header(EnvelopeHeader);

    private JsonElement? Header(string name) =>
        Headers.ValueKind == JsonValueKind.Object && Headers.TryGetProperty(name, out var header) && header.ValueKind == JsonValueKind.Object ? header : null;
}

/// <summary>Where a stream ends, as the store says.</summary>
/// <param name="Version">Version of the last fact.</param>
/// <param name="Hash">Its hash.</param>
public sealed record StreamHead(long Version, string Hash);

/// <summary>JSON of this library's own documents.</summary>
internal static class ChainJson
{
    /// <summary>A member given twice means two things: refused.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { AllowDuplicateProperties = false, WriteIndented = false };
}
