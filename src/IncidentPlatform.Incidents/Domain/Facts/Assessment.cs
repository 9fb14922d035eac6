using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>What is known of scope, impact, cause and time: each revision is a fact.</summary>
/// <param name="Revision">From 1.</param>
/// <param name="CustomersAffectedPercent">Share of all customers, 0 to 100.</param>
/// <param name="SlaBreaches">Number of customers whose SLA is breached.</param>
/// <param name="Symptoms">What customers see.</param>
/// <param name="Hypothesis">The suspected cause.</param>
public sealed record AssessmentRecorded(
    int Revision,
    IReadOnlyList<string> Services,
    int? CustomersAffected = null,
    decimal? CustomersAffectedPercent = null,
    Money? EstimatedRevenueLoss = null,
    SlaBreachRisk? SlaBreachRisk = null,
    int? SlaBreaches = null,
    [Personal] string? Symptoms = null,
    [Personal] string? Hypothesis = null,
    bool? HypothesisConfirmed = null,
    DateTimeOffset? EtaAt = null,
    Confidence? EtaConfidence = null)
{
    /// <summary>Whether another revision says the same.</summary>
    public bool SaysTheSameAs(AssessmentRecorded? other) =>
        other is not null
        && Services.SequenceEqual(other.Services)
        && this with { Revision = other.Revision, Services = other.Services } == other;
}

public enum SlaBreachRisk
{
    None,
    Low,
    Medium,
    High,
    Breached,
}

public enum Confidence
{
    Low,
    Medium,
    High,
}

/// <summary>It affects other services than was thought.</summary>
/// <param name="Services">All that it affects from here on.</param>
/// <param name="Added">Those that were not thought of before.</param>
/// <param name="Removed">Those that turned out not to be affected.</param>
public sealed record ScopeChanged(
    IReadOnlyList<string> Services, IReadOnlyList<string> Added, IReadOnlyList<string> Removed, [Personal] string? Reason = null);

/// <summary>A suspected cause; the id of this fact is the hypothesis's id.</summary>
public sealed record HypothesisStated([Personal] string Text);

/// <param name="HypothesisId">The fact that stated it.</param>
/// <param name="Evidence">What shows it.</param>
public sealed record HypothesisConfirmed(Guid HypothesisId, [Personal] string Evidence);

/// <summary>It does not hold; it stays on the record, so that nobody suspects it twice.</summary>
/// <param name="HypothesisId">The fact that stated it.</param>
/// <param name="Reason">What speaks against it.</param>
public sealed record HypothesisDropped(Guid HypothesisId, [Personal] string Reason);

/// <param name="EtaAt">When it should be resolved.</param>
public sealed record EtaGiven(DateTimeOffset EtaAt, Confidence EtaConfidence);

/// <param name="Description">The technical root cause.</param>
/// <param name="ContributingFactors">What made it worse.</param>
public sealed record RootCauseIdentified([Personal] string Description, [Personal] IReadOnlyList<string> ContributingFactors);
