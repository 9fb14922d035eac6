namespace IncidentPlatform.Communications.Adapters;

/// <summary>Where people reach this service: <c>PublicUrl</c>, else the first address it listens at.</summary>
public sealed class PublicAddress(IConfiguration configuration)
{
    private readonly Uri root = new(
        (configuration["PublicUrl"] ?? configuration["urls"]?.Split(';')[0] ?? "http://localhost:5000").TrimEnd('/') + "/");

    public Uri WarRoom(Guid incidentId) => new(root, $"incidents/{incidentId}/war-room");

    public Uri StatusPage => new(root, "status");

    /// <summary>A post of the status page.</summary>
    public Uri Incident(Guid incidentId) => new(root, $"status#{incidentId:N}");

    public string Host => root.Host;
}
