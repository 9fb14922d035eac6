using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Effects;

/// <summary>What a provider's status page said when it was last read; all incidents that depend on the provider share it.</summary>
public sealed record UpstreamReading
{
    /// <summary>The provider.</summary>
    public string Id { get; init; } = "";

    /// <summary>The page it was read from.</summary>
    public string Url { get; init; } = "";

    public string? ETag { get; init; }
    public DateTimeOffset? LastModified { get; init; }
    public DateTimeOffset ReadAt { get; init; }

    /// <summary>What it said; null while it was never read.</summary>
    public UpstreamReport? Found { get; init; }

    /// <summary>Why it could not be read the last time; null where it was.</summary>
    public string? Failure { get; init; }
}
