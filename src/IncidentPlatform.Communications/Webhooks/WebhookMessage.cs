using IncidentPlatform.Communications.Domain;

namespace IncidentPlatform.Communications.Webhooks;

/// <summary>The body of a message, as Standard Webhooks lays it out.</summary>
/// <param name="Type">The fact's type, or <see cref="Ping"/>.</param>
/// <param name="Timestamp">When it was true.</param>
/// <param name="Data">The fact as the feed carries it.</param>
internal sealed record WebhookMessage(string Type, DateTimeOffset Timestamp, object Data)
{
    /// <summary>The type of a message that only tries a subscription.</summary>
    public const string Ping = "Ping";

    /// <summary>The header <c>webhook-id</c>: the same however often a fact is sent to a subscription.</summary>
    public static string IdOf(Guid subscription, Guid fact) => $"msg_{DerivedId.Of(fact, subscription.ToString("N")):N}";
}
