namespace IncidentPlatform.Communications.Adapters.Bridges;

/// <summary>
/// A meeting server that makes a room of any address (Jitsi and its like) where <c>Bridges:BaseUrl</c> names one; else the war room
/// itself is where people meet.
/// </summary>
public sealed class BuiltInBridges(IConfiguration configuration, PublicAddress address) : IBridges
{
    public Task<Uri> Open(Guid incidentId, string roomName, Guid key, CancellationToken ct) => Task.FromResult(
        configuration["Bridges:BaseUrl"] is { Length: > 0 } server
            // The random end of the id keeps strangers from guessing the address of an open meeting server.
            ? new Uri(new Uri(server.TrimEnd('/') + "/"), $"{roomName}-{incidentId.ToString("N")[^12..]}")
            : address.WarRoom(incidentId));
}
