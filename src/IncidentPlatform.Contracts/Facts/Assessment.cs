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

public sealed record HypothesisStated(string Text);

/// <param name="EtaAt">When it should be resolved.</param>
/// <param name="EtaConfidence"><c>low</c>, <c>medium</c> or <c>high</c>.</param>
public sealed record EtaGiven(DateTimeOffset EtaAt, string EtaConfidence);

/// <param name="Description">The technical root cause.</param>
/// <param name="ContributingFactors">What made it worse.</param>
public sealed record RootCauseIdentified(string Description, IReadOnlyList<string> ContributingFactors);
