using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>What leads to a declaration: each kind is valid only with what it needs, and that is a fact of its own.</summary>
/// <param name="Kind">What led to it.</param>
/// <param name="Reference">For an alert: which.</param>
/// <param name="Impact">For detected impact: on whom.</param>
/// <param name="Escalation">For an executive escalation: who received it, and from whom.</param>
public sealed record Triggers(
    TriggerKind Kind, string? Reference = null, CustomerImpactDetected? Impact = null, ExecutiveEscalationReceived? Escalation = null)
{
    /// <summary>Fewer customers than this are no multi-customer impact.</summary>
    public const int LeastCustomers = 2;

    /// <summary>The fact that stands behind it; none where the trigger says it all.</summary>
    public object? Evidence => (object?)Impact ?? Escalation;

    /// <summary>The trigger as the declaration carries it.</summary>
    /// <param name="declarer">Who declares.</param>
    public Trigger For(Actor declarer) => new(Kind, Kind switch
    {
        TriggerKind.CustomerImpact => $"{Impact!.Customers} customers on {string.Join(", ", Impact.Services)} ({Impact.DetectedBy})",
        TriggerKind.ExecutiveEscalation => Escalation!.ReceivedBy,
        _ => Reference ?? declarer.Id,
    });

    /// <summary>What it lacks, or has too much; null where it is valid.</summary>
    public Rejection? Fault() => this switch
    {
        { Kind: not TriggerKind.CustomerImpact, Impact: not null } => Mismatch("impact", "customer-impact"),
        { Kind: not TriggerKind.ExecutiveEscalation, Escalation: not null } => Mismatch("escalation", "executive-escalation"),
        { Kind: TriggerKind.Alert } when string.IsNullOrWhiteSpace(Reference) => Lacking("alert", "the alert in triggerReference: its id, or its name and source"),
        { Kind: TriggerKind.CustomerImpact } when Impact is not { Customers: >= LeastCustomers, Services.Count: > 0 } || string.IsNullOrWhiteSpace(Impact.DetectedBy) =>
            Lacking("customer-impact", $"impact with at least {LeastCustomers} customers, the services they share, and what detected it"),
        { Kind: TriggerKind.ExecutiveEscalation } when new[] { Escalation?.ReceivedBy, Escalation?.From, Escalation?.Reason }.Any(string.IsNullOrWhiteSpace) =>
            Lacking("executive-escalation", "escalation with who received it, from whom, and why"),
        _ => null,
    };

    private static Rejection Mismatch(string member, string kind) =>
        Refusals.Invalid("trigger-mismatch", $"{member} belongs to the trigger {kind}.", $"Declare with the trigger {kind}, or leave {member} out.");

    private static Rejection Lacking(string kind, string what) =>
        Refusals.Invalid("trigger-incomplete", $"The trigger {kind} says too little.", $"Give {what}.");
}
