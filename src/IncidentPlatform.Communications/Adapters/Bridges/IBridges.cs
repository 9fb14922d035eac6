namespace IncidentPlatform.Communications.Adapters.Bridges;

/// <summary>Where people meet by voice.</summary>
public interface IBridges
{
    /// <summary>Opens a meeting for a war room; the same key gives the same meeting.</summary>
    /// <returns>Where to join.</returns>
    Task<Uri> Open(Guid incidentId, string roomName, Guid key, CancellationToken ct);
}
