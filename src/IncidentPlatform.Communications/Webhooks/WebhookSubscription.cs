namespace IncidentPlatform.Communications.Webhooks;

/// <summary>Where facts go by webhook, and which.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Url">Where it leads; it may itself be a secret and is not shown.</param>
/// <param name="Types">Names of fact types; every type where absent.</param>
/// <param name="Severities">Severities that the incident has at the time; every one where absent.</param>
/// <param name="Services">Of these the incident affects one at the time; any or none where absent.</param>
/// <param name="CreatedBy">Person id.</param>
public sealed record WebhookSubscription(
    Guid Id, string Name, Uri Url, IReadOnlyList<string>? Types, IReadOnlyList<string>? Severities, IReadOnlyList<string>? Services,
    DateTimeOffset CreatedAt, string CreatedBy);

/// <summary>What a subscription's messages are signed with; kept apart, because no read has any business with it.</summary>
/// <param name="Id">The subscription.</param>
/// <param name="All">The newest first; the one before it for as long as receivers may still know only that.</param>
public sealed record WebhookSecrets(Guid Id, IReadOnlyList<WebhookSecret> All)
{
    public IEnumerable<string> ValidAt(DateTimeOffset now) => All.Where(s => s.ValidUntil is not { } until || now < until).Select(s => s.Secret);

    /// <summary>The same with a new secret first; of those before only the last one goes on.</summary>
    public WebhookSecrets Rotated(string secret, DateTimeOffset now, DateTimeOffset formerValidUntil) =>
        this with { All = [new WebhookSecret(secret, now), All[0] with { ValidUntil = formerValidUntil }] };
}

/// <param name="ValidUntil">Absent for the newest.</param>
public sealed record WebhookSecret(string Secret, DateTimeOffset CreatedAt, DateTimeOffset? ValidUntil = null);

/// <summary>A subscription that nothing is sent to until somebody enables it. What it is owed is kept.</summary>
/// <param name="Id">The subscription.</param>
/// <param name="Reason"><c>gone</c> or <c>not-accepted-for-48-hours</c>.</param>
/// <param name="MessageId">The message at which it was disabled.</param>
public sealed record DisabledWebhook(Guid Id, DateTimeOffset Since, string Reason, string MessageId);
