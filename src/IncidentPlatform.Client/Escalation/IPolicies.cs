using Refit;

namespace IncidentPlatform.Client.Escalation;

/// <summary>Whom to wake in which order.</summary>
public interface IPolicies
{
    [Get("/escalation-policies")]
    Task<Page<NamedEscalationPolicy>> ListEscalationPolicies(string? cursor = null, int? pageSize = null, CancellationToken cancellation = default);

    [Get("/escalation-policies/{policy}")]
    Task<NamedEscalationPolicy> GetEscalationPolicy(string policy, CancellationToken cancellation = default);

    [Put("/escalation-policies/{policy}")]
    Task PutEscalationPolicy(string policy, [Body] EscalationPolicy body, CancellationToken cancellation = default);

    /// <summary>Ends a policy: it is started no more.</summary>
    [Delete("/escalation-policies/{policy}")]
    Task DeleteEscalationPolicy(string policy, CancellationToken cancellation = default);

    [Get("/page-webhooks")]
    Task<IReadOnlyList<NamedPageWebhook>> ListPageWebhooks(CancellationToken cancellation = default);

    [Put("/page-webhooks/{webhook}")]
    Task<NamedPageWebhook> PutPageWebhook(string webhook, [Body] PageWebhook body, CancellationToken cancellation = default);

    [Delete("/page-webhooks/{webhook}")]
    Task DeletePageWebhook(string webhook, CancellationToken cancellation = default);

    /// <summary>Policies that are or were gone through for an incident, oldest first.</summary>
    [Get("/incidents/{incident}/escalations")]
    Task<IReadOnlyList<PolicyRun>> ListEscalations(Guid incident, CancellationToken cancellation = default);
}

/// <param name="AcknowledgeWithin">Time that the last step's people have; five minutes where it is left out.</param>
/// <param name="Repeats">How often it begins again.</param>
/// <param name="AcknowledgementLasts">After which time who acknowledged is asked again, while the incident is not resolved.</param>
public sealed record EscalationPolicy(IReadOnlyList<PolicyStep> Steps, TimeSpan? AcknowledgeWithin = null, int Repeats = 0, TimeSpan? AcknowledgementLasts = null)
{
    private static readonly TimeSpan UsualTime = TimeSpan.FromMinutes(5);

    /// <summary>The same, as it is read: with the time that it has where none is given.</summary>
    public EscalationPolicy InFull() => this with { AcknowledgeWithin = AcknowledgeWithin ?? UsualTime };
}

/// <inheritdoc cref="EscalationPolicy"/>
/// <param name="Id">Its name.</param>
/// <param name="Version">How often it was set.</param>
public sealed record NamedEscalationPolicy(
    string Id, int Version, IReadOnlyList<PolicyStep> Steps, TimeSpan? AcknowledgeWithin, int Repeats = 0, TimeSpan? AcknowledgementLasts = null);

/// <param name="After">Wait since the step before.</param>
/// <param name="RoundRobin">The targets take turns, one each time the step is taken.</param>
/// <param name="Severities">Taken for these only.</param>
/// <param name="Hours">Taken in these hours only.</param>
public sealed record PolicyStep(
    TimeSpan After, IReadOnlyList<PolicyTarget> Targets, bool RoundRobin = false, IReadOnlyList<string>? Severities = null, PolicyHours? Hours = null);

/// <param name="Kind"><c>person</c>, <c>duty</c>, <c>role</c>, <c>position</c> or <c>webhook</c>.</param>
public sealed record PolicyTarget(string Kind, string Name);

/// <param name="TimeZone">IANA name.</param>
public sealed record PolicyHours(string TimeZone, IReadOnlyList<LayerRestriction> Only);

/// <param name="Url">http or https; may be a secret, and is not shown.</param>
public sealed record PageWebhook(Uri Url);

/// <param name="Host">Where it leads, without the rest.</param>
public sealed record NamedPageWebhook(string Id, string Host);

/// <param name="Version">The version it started with, and goes on with.</param>
/// <param name="NextStep">Index of the step that comes next, while it goes on.</param>
/// <param name="Outcome"><c>acknowledged</c>, <c>exhausted</c> or <c>no-longer-true</c>; null while it goes on.</param>
public sealed record PolicyRun(
    Guid Id, string Policy, int Version, string Reason, DateTimeOffset StartedAt, int Round, IReadOnlyList<PolicyStep> Steps, IReadOnlyList<Guid> Pages,
    Guid? ObligationId = null, string? Note = null, int? NextStep = null, DateTimeOffset? NextAt = null, string? Outcome = null);
