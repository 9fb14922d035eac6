using System.Text.Json;
using System.Text.Json.Nodes;

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

    /// <summary>A fact whose words are withheld from who asked: without them and without the salt, so that the link holds and nobody can guess.</summary>
    public static string LineWithoutWords(Guid stream, Guid id, long version, string type, string data, string? headers)
    {
        var kept = JsonNode.Parse(headers ?? "{}")!.AsObject();
        var link = kept[StoredFact.ChainHeader]?.Deserialize<ChainLink>(ChainJson.Options);
        if (link is null)
            return Line(stream, id, version, type, "{}", headers);
        kept[StoredFact.ChainHeader] = JsonSerializer.SerializeToNode(link with { Salt = null }, ChainJson.Options);
        var blank = Blank.Out(JsonSerializer.Deserialize<JsonElement>(data), link.Personal);
        return $"{Line(stream, id, version, type, blank.GetRawText(), kept.ToJsonString())[..^1]},\"withheld\":true}}";
    }

    /// <summary>Stands for a stream that the export does not show: whoever knows the stream's id finds it.</summary>
    public static string MarkOf(Guid stream) => HashChain.Sha256(stream.ToString());

    /// <summary>A stream that is there and is not shown.</summary>
    public static string Line(RestrictedStream restricted) => JsonSerializer.Serialize(new { restricted }, ChainJson.Options);

    public static string Line(ExportEnd end) => JsonSerializer.Serialize(new { end }, ChainJson.Options);
}

/// <summary>A stream that is not shown to who asked for the export.</summary>
/// <param name="Mark">SHA-256 of its id, hexadecimal.</param>
/// <param name="Head">Where it ends.</param>
public sealed record RestrictedStream(string Mark, StreamHead? Head);

/// <summary>The last line of an export.</summary>
/// <param name="Service">Whose streams they are.</param>
/// <param name="TakenAt">When, by the system's clock.</param>
/// <param name="Whole">All of the service's streams; one of them otherwise.</param>
/// <param name="Streams">How many streams.</param>
/// <param name="Facts">How many facts.</param>
/// <param name="Restricted">How many streams beside them are not shown: of restricted incidents that who asked is not named on.</param>
public sealed record ExportEnd(string Service, DateTimeOffset TakenAt, bool Whole, long Streams, long Facts, long Restricted = 0);
