using IncidentPlatform.Hosting.Api;

namespace IncidentPlatform.Communications.Adapters;

/// <summary>Where people find what this service shows.</summary>
public sealed class PublicAddress(IConfiguration configuration)
{
    private readonly Uri root = PublicUrl.Of(configuration);

    public Uri WarRoom(Guid incidentId) => new(root, $"incidents/{incidentId}/war-room");

    public Uri TechnicalRoom(Guid incidentId) => new(root, $"incidents/{incidentId}/war-room/messages?room=technical");

    public Uri StatusPage => new(root, "status");

    /// <summary>An incident or planned work on the status page.</summary>
    public Uri Incident(Guid incidentId) => new(root, $"status#{incidentId:N}");

    /// <summary>What belongs to a subscription.</summary>
    public Uri Subscription(Guid id, string what) => new(root, $"status/subscriptions/{id}/{what}");

    /// <summary>Where whoever was told of an incident answers.</summary>
    public Uri Contact(string secret) => new(root, $"contact/{secret}");

    public string Host => root.Host;
}
