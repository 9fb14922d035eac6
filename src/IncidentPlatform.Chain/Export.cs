using System.Text.Json;

namespace IncidentPlatform.Chain;

/// <summary>
/// Streams as they lie in the store, as NDJSON: a line a fact, a line for the head of each stream, and a last line that says how many
/// there are, so that an export that broke off shows.
/// </summary>
public static class Export
{
    public const string MediaType = "application/x-ndjson";

    /// <summary>A fact. Data and headers are written as the store gave them.</summary>
    public static string Line(Guid stream, Guid id, long version, string type, string data, string? headers) =>
        $"{{\"stream\":\"{stream}\",\"id\":\"{id}\",\"version\":{version},\"type\":{JsonSerializer.Serialize(type, ChainJson.Options)},\"data\":{data},\"headers\":{headers ?? "{}"}}}";

    /// <summary>Where a stream ends, as the store says.</summary>
    public static string Line(Guid stream, StreamHead head) => JsonSerializer.Serialize(new { stream, head }, ChainJson.Options);

    public static string Line(ExportEnd end) => JsonSerializer.Serialize(new { end }, ChainJson.Options);
}

/// <summary>The last line of an export.</summary>
/// <param name="Service">Whose streams they are.</param>
/// <param name="TakenAt">When, by the system's clock.</param>
/// <param name="Whole">All of the service's streams; one of them otherwise.</param>
/// <param name="Streams">How many streams.</param>
/// <param name="Facts">How many facts.</param>
public sealed record ExportEnd(string Service, DateTimeOffset TakenAt, bool Whole, long Streams, long Facts);
