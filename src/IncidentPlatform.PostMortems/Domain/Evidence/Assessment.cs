namespace IncidentPlatform.PostMortems.Domain.Evidence;

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
    bool? HypothesisConfirmed = null);

/// <param name="Currency">ISO 4217 code.</param>
public sealed record Money(decimal Amount, string Currency);

public sealed record HypothesisStated(string Text);

public sealed record HypothesisConfirmed(Guid HypothesisId, string Evidence);

public sealed record HypothesisDropped(Guid HypothesisId, string Reason);

public sealed record ScopeChanged(IReadOnlyList<string> Services, string? Reason = null);

public sealed record EtaGiven(DateTimeOffset EtaAt, string EtaConfidence);

public sealed record RootCauseIdentified(string Description, IReadOnlyList<string> ContributingFactors);
