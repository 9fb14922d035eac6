using Refit;

namespace IncidentPlatform.Client.Communications;

/// <summary>Subscriptions to facts by webhook. Admins only.</summary>
public interface IWebhooks
{
    /// <summary>Subscribes a receiver to facts from now on. The secret is in this answer and in no other.</summary>
    [Post("/webhooks")]
    Task<CreatedWebhook> CreateWebhook([Body] Webhook body, CancellationToken cancellation = default);

    [Get("/webhooks")]
    Task<Page<KnownWebhook>> ListWebhooks(string? cursor = null, int? pageSize = null, CancellationToken cancellation = default);

    [Get("/webhooks/{webhook}")]
    Task<KnownWebhook> GetWebhook(Guid webhook, CancellationToken cancellation = default);

    /// <summary>The types that facts have.</summary>
    [Get("/webhooks/fact-types")]
    Task<IReadOnlyList<string>> ListFactTypes(CancellationToken cancellation = default);

    /// <summary>Changes a subscription as a whole; what it is owed already stays owed.</summary>
    [Put("/webhooks/{webhook}")]
    Task PutWebhook(Guid webhook, [Body] Webhook body, CancellationToken cancellation = default);

    [Delete("/webhooks/{webhook}")]
    Task DeleteWebhook(Guid webhook, CancellationToken cancellation = default);

    /// <summary>Gives a new secret; for a time messages carry a signature by the former one too.</summary>
    [Post("/webhooks/{webhook}/secret")]
    Task<RotatedSecret> RotateWebhookSecret(Guid webhook, [Body] RotateSecret body, CancellationToken cancellation = default);

    /// <summary>Goes on with a disabled subscription where it stopped.</summary>
    [Post("/webhooks/{webhook}/enabling")]
    Task EnableWebhook(Guid webhook, CancellationToken cancellation = default);

    /// <summary>Sends what was recorded since a fact or a time, again where it was sent before; what is owed from before is passed over.</summary>
    [Post("/webhooks/{webhook}/replay")]
    Task<Replayed> ReplayWebhook(Guid webhook, [Body] ReplayFrom body, CancellationToken cancellation = default);

    /// <summary>Sends a message without a fact, once; the deliveries say what came of it.</summary>
    [Post("/webhooks/{webhook}/ping")]
    Task<SentPing> PingWebhook(Guid webhook, CancellationToken cancellation = default);

    /// <summary>What is owed and what was accepted in the last 30 days, the newest facts first.</summary>
    [Get("/webhooks/{webhook}/deliveries")]
    Task<Page<WebhookDelivery>> ListDeliveries(Guid webhook, string? cursor = null, int? pageSize = null, CancellationToken cancellation = default);
}

/// <param name="Name">What people call it.</param>
/// <param name="Url">https; may be a secret, and is not shown.</param>
/// <param name="Types">Names of fact types; every type where it is left out.</param>
/// <param name="Severities"><c>P1</c> to <c>P4</c>; every one where it is left out.</param>
/// <param name="Services">Facts of incidents that affect one of these; of all incidents where it is left out.</param>
public sealed record Webhook(
    string Name, Uri Url, IReadOnlyList<string>? Types = null, IReadOnlyList<string>? Severities = null, IReadOnlyList<string>? Services = null);

/// <param name="Secret">What messages are signed with.</param>
public sealed record CreatedWebhook(Guid Id, string Secret);

/// <param name="Host">Where it leads, without the rest.</param>
/// <param name="State"><c>active</c> or <c>disabled</c>.</param>
/// <param name="Owed">Facts not delivered yet.</param>
/// <param name="OldestOwed">When the oldest of them was recorded.</param>
/// <param name="Secrets">The newest first, without the secrets themselves.</param>
public sealed record KnownWebhook(
    Guid Id, string Name, string Host, DateTimeOffset CreatedAt, string CreatedBy, string State, long Owed, IReadOnlyList<KnownSecret> Secrets,
    IReadOnlyList<string>? Types = null, IReadOnlyList<string>? Severities = null, IReadOnlyList<string>? Services = null,
    DisabledBecause? Disabled = null, DateTimeOffset? OldestOwed = null);

/// <param name="Reason"><c>gone</c> or <c>not-accepted-for-48-hours</c>.</param>
/// <param name="MessageId">The message at which it was disabled.</param>
public sealed record DisabledBecause(DateTimeOffset Since, string Reason, string MessageId);

/// <param name="ValidUntil">Until when messages are signed with it; null for the newest.</param>
public sealed record KnownSecret(DateTimeOffset CreatedAt, DateTimeOffset? ValidUntil = null);

/// <param name="Overlap">How long messages are signed with the former secret too; a day where it is left out, at most seven.</param>
public sealed record RotateSecret(TimeSpan? Overlap = null);

/// <param name="FormerValidUntil">Until when messages are signed with the former secret too.</param>
public sealed record RotatedSecret(string Secret, DateTimeOffset FormerValidUntil);

/// <summary>Where a replay begins: at a fact or at a time.</summary>
public sealed record ReplayFrom(Guid? FromFact = null, DateTimeOffset? FromTime = null);

/// <param name="Owed">How many facts are owed now.</param>
/// <param name="PassedOver">How many were owed and no longer are.</param>
public sealed record Replayed(int Owed, int PassedOver);

/// <param name="MessageId">The header <c>webhook-id</c> of the ping.</param>
public sealed record SentPing(string MessageId);

/// <param name="MessageId">The header <c>webhook-id</c>.</param>
/// <param name="Type">Fact type, or <c>Ping</c>.</param>
/// <param name="State"><c>accepted</c>, <c>failing</c> or <c>owed</c>.</param>
/// <param name="Attempts">How often it was sent since it was last owed.</param>
/// <param name="Status">What the receiver answered last.</param>
/// <param name="Failure">A code: why it is not accepted.</param>
/// <param name="TookMs">Duration of the last attempt, in milliseconds.</param>
public sealed record WebhookDelivery(
    string MessageId, string Type, DateTimeOffset RecordedAt, string State, int Attempts, Guid? IncidentId = null, Guid? FactId = null, long? Version = null,
    DateTimeOffset? AttemptedAt = null, DateTimeOffset? AcceptedAt = null, int? Status = null, string? Failure = null, int? TookMs = null);
