using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using Refit;

namespace IncidentPlatform.Client.Incidents;

// OccurredAt, where a request has it, is when it was true; the time of the call where it is left out. Windows and obligations
// count from when a fact was recorded all the same.

/// <param name="Title">What customers notice, in a few words.</param>
/// <param name="Severity"><c>P1</c> to <c>P4</c>.</param>
/// <param name="Services">Affected services, by name.</param>
/// <param name="Summary">What is known, in a few sentences.</param>
/// <param name="Mode"><c>live</c> unless it is a <c>test</c>, <c>retrospective</c> or <c>drill</c>.</param>
/// <param name="ImpactStartedAt">When customers were first hit, where that is known.</param>
/// <param name="Trigger"><c>person</c> unless it is <c>alert</c>, <c>customer-impact</c> or <c>executive-escalation</c>.</param>
/// <param name="TriggerReference">For an alert: its id, or its name and source; the caller where it is left out.</param>
/// <param name="Impact">For the trigger <c>customer-impact</c>.</param>
/// <param name="Escalation">For the trigger <c>executive-escalation</c>.</param>
/// <param name="OccurredAt">When it was declared, if before now.</param>
/// <param name="Type">What kind of incident it is: the type says which custom fields it needs.</param>
/// <param name="Fields">Values of custom fields, by name.</param>
/// <param name="Pack">Policy pack that it runs by: <c>default</c> where it is left out.</param>
/// <param name="Restricted">A security incident: its named people only know of it, from the first fact on.</param>
/// <param name="Security">Why, and who else is named; restricted where it is given.</param>
public sealed record DeclareIncident(
    string Title, string Severity, IReadOnlyList<string> Services, string? Summary = null, string? Mode = null, DateTimeOffset? ImpactStartedAt = null,
    string? Trigger = null, string? TriggerReference = null, CustomerImpactDetected? Impact = null, ExecutiveEscalationReceived? Escalation = null,
    DateTimeOffset? OccurredAt = null, string? Type = null, IReadOnlyDictionary<string, string?>? Fields = null, string? Pack = null,
    bool Restricted = false, DeclareSecurity? Security = null);

/// <param name="Title">As proposed where it is left out.</param>
/// <param name="Severity">As proposed where it is left out.</param>
public sealed record AcceptProposal(string? Title = null, string? Severity = null);

/// <summary>Which incidents are asked for: all that is given must hold.</summary>
/// <param name="Status">In this status only; <c>open</c> for all that are declared and not over.</param>
/// <param name="Severity">Of this severity only.</param>
/// <param name="Service">On this service only.</param>
/// <param name="Mode">In this mode only.</param>
/// <param name="Customer">Affecting this customer only.</param>
/// <param name="Holder">In which this person holds a role.</param>
/// <param name="Role">The role that the holder holds.</param>
/// <param name="DeclaredFrom">Declared then or later.</param>
/// <param name="DeclaredTo">Declared before then.</param>
/// <param name="Text">Words in number, title, summary, symptoms or hypothesis, as in a web search.</param>
public sealed record IncidentFilter(
    string? Status = null, string? Severity = null, string? Service = null, string? Mode = null, string? Customer = null, string? Holder = null,
    string? Role = null, [property: Query(Format = "O")] DateTimeOffset? DeclaredFrom = null, [property: Query(Format = "O")] DateTimeOffset? DeclaredTo = null,
    string? Text = null);

/// <param name="Severity"><c>P1</c> to <c>P4</c>.</param>
public sealed record ChangeSeverity(string Severity, string Reason);

public sealed record Retitle(string Title);

/// <summary>A reason, where the command needs nothing else.</summary>
public sealed record Because(string Reason);

/// <summary>A note, finding, decision or hypothesis, in the person's own words.</summary>
public sealed record Words(string Text, DateTimeOffset? OccurredAt = null);

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
    string? EtaConfidence = null,
    DateTimeOffset? OccurredAt = null);

/// <param name="Description">The technical root cause.</param>
/// <param name="ContributingFactors">What made it worse.</param>
public sealed record IdentifyRootCause(string Description, IReadOnlyList<string>? ContributingFactors = null, DateTimeOffset? OccurredAt = null);

/// <param name="Kind"><c>fix</c>, <c>mitigation</c> or <c>rollback</c>.</param>
/// <param name="Description">What will be changed.</param>
/// <param name="ImplementedBy">Person id of who implements it; the caller where it is left out.</param>
/// <param name="FixId">The fix; a new id where it is left out.</param>
public sealed record ProposeFix(string Kind, string Description, string? ImplementedBy = null, Guid? FixId = null);

/// <param name="DeployedBy">Person id of the deployer; the caller where it is left out.</param>
public sealed record DeployFix(string? DeployedBy = null, DateTimeOffset? OccurredAt = null);

public sealed record RevertFix(string Reason, DateTimeOffset? OccurredAt = null);

/// <param name="Passed">Whether it passed.</param>
/// <param name="Tests">What was run, and what came out.</param>
/// <param name="Signals">Signals that must stay healthy through the stability window, by name.</param>
/// <param name="Results">Each test by its name.</param>
public sealed record RecordVerification(
    bool Passed, string Tests, IReadOnlyList<string>? Signals = null, DateTimeOffset? OccurredAt = null, IReadOnlyList<Contracts.Facts.VerificationTest>? Results = null);

/// <param name="Count">Tickets in the period.</param>
/// <param name="Normal">Tickets expected in such a period.</param>
/// <param name="Period">Length of the period.</param>
public sealed record ReportTicketVolume(int Count, decimal Normal, TimeSpan Period, DateTimeOffset? OccurredAt = null);

/// <param name="Kind"><c>media</c>, <c>social</c> or <c>complaint</c>.</param>
/// <param name="Sentiment"><c>negative</c>, <c>neutral</c> or <c>positive</c>.</param>
/// <param name="Count">Mentions.</param>
/// <param name="Link">Where.</param>
public sealed record ReportMediaAttention(string Kind, string Sentiment, int Count, string? Link = null, DateTimeOffset? OccurredAt = null);

/// <param name="Incidents">The incidents to merge, by id or number.</param>
public sealed record MergeIncidents(IReadOnlyList<string> Incidents, string Reason);

/// <param name="Incident">The incident it came from, by id or number.</param>
public sealed record LinkIncident(string Incident, string Reason);

/// <param name="WithRoot">Whether the incidents linked under this one are resolved with it; needed where some are open.</param>
public sealed record ResolveIncident(bool? WithRoot = null);

/// <param name="StartedAt">When customers were first hit.</param>
/// <param name="Reason">How that is known.</param>
public sealed record CorrectImpactStart(DateTimeOffset StartedAt, string Reason);

/// <param name="ReceivedBy">Person id of who received it.</param>
/// <param name="From">Who it came from, and for which customer.</param>
/// <param name="Reason">What they said.</param>
public sealed record ReceiveExecutiveEscalation(string ReceivedBy, string From, string Reason, DateTimeOffset? OccurredAt = null);

/// <param name="Every">Longest time between updates to customers.</param>
public sealed record ChangeCadence(TimeSpan Every, string Reason);

/// <param name="What">What is to be done.</param>
/// <param name="Kind"><c>person</c> or <c>team</c>.</param>
/// <param name="Assignee">Person id, or name of a team.</param>
public sealed record AssignWork(string What, string Kind, string Assignee);

/// <inheritdoc cref="AssignWork"/>
public sealed record ReassignWork(string Kind, string Assignee);

/// <param name="First">Open work, most urgent first; what is left out follows in the order it had.</param>
public sealed record OrderWork(IReadOnlyList<Guid> First);

/// <param name="Outcome">What came of it.</param>
public sealed record CompleteWork(string? Outcome = null, DateTimeOffset? OccurredAt = null);
