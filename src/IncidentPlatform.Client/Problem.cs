using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentPlatform.Client;

/// <summary>Why a request was refused (RFC 9457), and what to do instead.</summary>
public sealed record Problem
{
    /// <summary>Stable identifier of the rule or fault.</summary>
    public string Type { get; init; } = "about:blank";

    public string? Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public int Status { get; init; }

    public string? Detail { get; init; }

    /// <summary>What to do instead.</summary>
    public string? WayOn { get; init; }

    /// <summary>Further members, for example <c>errors</c> by field, or <c>revision</c> where the one sent was stale.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement> More { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>The last segment of the type: <c>stability-window-open</c>.</summary>
    [JsonIgnore]
    public string Code => Type[(Type.LastIndexOfAny(['/', ':', '#']) + 1)..];
}
