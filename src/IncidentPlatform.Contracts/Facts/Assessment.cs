namespace IncidentPlatform.Contracts.Facts;

/// <summary>What is known of scope, impact, cause and time: each revision is a fact.</summary>
/// <param name="Revision">From 1.</param>
/// <param name="Services">Services affected.</param>
/// <param name="CustomersAffected">Number of customers.</param>
/// <param name="CustomersAffectedPercent">Share of all customers, 0 to 100.</param>
/// <param name="EstimatedRevenueLoss">Estimated revenue lost.</param>
/// <param name="SlaBreachRisk"><c>none</c>, <c>low</c>, <c>medium</c>, <c>high</c> or <c>breached</c>.</param>
/// <param name="SlaBreaches">Customers whose SLA is breached.</param>
/// <param name="Symptoms">What customers see.</param>
/// <param name="Hypothesis">The suspected cause.</param>
/// <param name="HypothesisConfirmed">Whether it is confirmed.</param>
/// <param name="EtaAt">When it should be resolved.</param>
/// <param name="EtaConfidence"><c>low</c>, <c>medium</c> or <c>high</c>.</param>
public sealed record AssessmentRecorded(
    int Revision,
    IReadOnlyList<string> Services,
    int? CustomersAffected = null,
    decimal? CustomersAffectedPercent = null,
    Money? EstimatedRevenueLoss = null,
    string? SlaBreachRisk = null,
    int? SlaBreaches = null,
    string? Symptoms = null,
    string? Hypothesis = null,
    bool? HypothesisConfirmed = null,
    DateTimeOffset? EtaAt = null,
    string? EtaConfidence = null);

/// <summary>It affects other services than was thought.</summary>
/// <param name="Services">All that it affects from here on.</param>
/// <param name="Added">Those that were not thought of before.</param>
/// <param name="Removed">Those that turned out not to be affected.</param>
/// <param name="Reason">Why.</param>
public sealed record ScopeChanged(
    IReadOnlyList<string> Services, IReadOnlyList<string> Added, IReadOnlyList<string> Removed, string? Reason = null);

/// <summary>A suspected cause; the id of this fact is the hypothesis's id.</summary>
public sealed record HypothesisStated(string Text);

/// <param name="HypothesisId">The fact that stated it.</param>
/// <param name="Evidence">What shows it.</param>
public sealed record HypothesisConfirmed(Guid HypothesisId, string Evidence);

/// <summary>It does not hold; it stays on the record.</summary>
/// <param name="HypothesisId">The fact that stated it.</param>
/// <param name="Reason">What speaks against it.</param>
public sealed record HypothesisDropped(Guid HypothesisId, string Reason);

/// <param name="EtaAt">When it should be resolved.</param>
/// <param name="EtaConfidence"><c>low</c>, <c>medium</c> or <c>high</c>.</param>
public sealed record EtaGiven(DateTimeOffset EtaAt, string EtaConfidence);

/// <param name="Description">The technical root cause.</param>
/// <param name="ContributingFactors">What made it worse.</param>
public sealed record RootCauseIdentified(string Description, IReadOnlyList<string> ContributingFactors);
