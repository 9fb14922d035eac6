using IncidentPlatform.Contracts;

namespace IncidentPlatform.Client.Incidents;

/// <param name="Title">Short title.</param>
/// <param name="Severity"><c>P1</c> to <c>P4</c>.</param>
/// <param name="Services">Affected services, by name.</param>
/// <param name="Summary">What is known, in a few sentences.</param>
/// <param name="Mode"><c>live</c> unless it is a <c>test</c>, <c>retrospective</c> or <c>drill</c>.</param>
/// <param name="ImpactStartedAt">When customers were first hit, where that is known.</param>
public sealed record DeclareIncident(
    string Title, string Severity, IReadOnlyList<string> Services, string? Summary = null, string? Mode = null, DateTimeOffset? ImpactStartedAt = null);

/// <summary>Which incidents to list.</summary>
public sealed record IncidentFilter(string? Status = null, string? Severity = null, string? Service = null);

/// <param name="Severity"><c>P1</c> to <c>P4</c>.</param>
public sealed record ChangeSeverity(string Severity, string Reason);

public sealed record Retitle(string Title);

/// <summary>A reason, where the command needs nothing else.</summary>
public sealed record Because(string Reason);

/// <summary>A note, finding, decision or hypothesis, in the person's own words.</summary>
public sealed record Words(string Text);

/// <param name="Person">Person id.</param>
public sealed record AssignRole(string Person);

/// <param name="To">Person id of who shall take the role over.</param>
/// <param name="Note">What they need to know.</param>
public sealed record ProposeHandOver(string To, string? Note = null);

/// <inheritdoc cref="Contracts.Facts.AssessmentRecorded"/>
public sealed record RecordAssessment(
    IReadOnlyList<string>? Services = null,
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

/// <param name="Kind"><c>fix</c>, <c>mitigation</c> or <c>rollback</c>.</param>
/// <param name="Description">What will be changed.</param>
/// <param name="ImplementedBy">Person id of who implements it; the caller where it is left out.</param>
public sealed record ProposeFix(string Kind, string Description, string? ImplementedBy = null);

/// <param name="DeployedBy">Person id of the deployer; the caller where it is left out.</param>
public sealed record DeployFix(string? DeployedBy = null);

/// <param name="Passed">Whether it passed.</param>
/// <param name="Tests">What was run, and what came out.</param>
/// <param name="Signals">Signals that must stay healthy through the stability window, by name.</param>
public sealed record RecordVerification(bool Passed, string Tests, IReadOnlyList<string> Signals);

/// <param name="Count">Tickets in the period.</param>
/// <param name="Normal">Tickets expected in such a period.</param>
/// <param name="Period">Length of the period.</param>
public sealed record ReportTicketVolume(int Count, decimal Normal, TimeSpan Period);
