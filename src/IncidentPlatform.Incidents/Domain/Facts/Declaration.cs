using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <param name="Number">Human key, <c>INC-2026-0001</c>.</param>
/// <param name="ImpactStartedAt">When customers were first hit, where that is known.</param>
/// <param name="Summary">What is known, in a few sentences.</param>
public sealed record IncidentDeclared(
    string Number,
    [Personal] string Title,
    Severity Severity,
    Mode Mode,
    IReadOnlyList<string> Services,
    Trigger Trigger,
    DateTimeOffset? ImpactStartedAt = null,
    [Personal] string? Summary = null);

/// <summary>Something may be an incident: somebody on call is asked, and decides until it expires.</summary>
/// <param name="Number">Human key, as of an incident: it keeps it when it is declared.</param>
/// <param name="Severity">The severity it would have.</param>
/// <param name="ExpiresAt">When nobody is asked any more.</param>
public sealed record IncidentProposed(
    string Number, [Personal] string Title, Severity Severity, IReadOnlyList<string> Services, Trigger Trigger, DateTimeOffset ExpiresAt);

/// <summary>It is no incident.</summary>
public sealed record ProposalDeclined([Personal] string Reason);

/// <summary>Nobody decided in time whether it is an incident.</summary>
public sealed record ProposalExpired;

/// <summary>What led to the declaration.</summary>
/// <param name="Reference">Person id, name and source of the alert, or what the kind refers to.</param>
/// <param name="FirstSignalAt">When the first alert behind it started, where alerts stand behind it.</param>
public sealed record Trigger(TriggerKind Kind, string Reference, DateTimeOffset? FirstSignalAt = null);

public enum TriggerKind
{
    Person,
    Alert,
    CustomerImpact,
    ExecutiveEscalation,
}

public sealed record PolicyAdopted(Policy Policy);

/// <summary>Why a running incident adopted another policy.</summary>
/// <param name="From">Pack and version before, <c>default/1</c>.</param>
/// <param name="To">Pack and version from here on.</param>
public sealed record PolicyChanged(string From, string To, [Personal] string Reason);

public sealed record SeverityChanged(Severity From, Severity To, [Personal] string Reason);

public sealed record IncidentRetitled([Personal] string Title);

public sealed record IncidentCancelled([Personal] string Reason);

/// <summary>Alerts joined the incident: one fact for all of a batch.</summary>
/// <param name="Count">All alerts of the batch.</param>
/// <param name="Groups">Keys of the alert groups they belong to.</param>
/// <param name="Alerts">The first of them, by reference; the alert list has them all.</param>
public sealed record AlertsAttached(int Count, IReadOnlyList<string> Groups, IReadOnlyList<AlertReference> Alerts);

/// <param name="Key">De-duplication key within the source.</param>
/// <param name="BodyHash">SHA-256 of the body it came in, hexadecimal.</param>
/// <param name="Name">Name of the rule that fired.</param>
public sealed record AlertReference(
    Guid Id, string Source, string Key, AlertStatus Status, DateTimeOffset StartedAt, string BodyHash, string? Name = null)
{
    /// <summary>It turns so often that no more turns of it are told; absent where it does not.</summary>
    public bool? Flapping { get; init; }
}

public enum AlertStatus
{
    Firing,
    Resolved,
}

public sealed record NoteAdded([Personal] string Text);

/// <summary>A note between lawyer and client: that it is there everybody sees, what it says only legal.</summary>
/// <param name="Text">What it says; absent wherever somebody else looks.</param>
public sealed record PrivilegedNoteAdded([Personal] string? Text = null);

/// <summary>A fact that who joins has to see first.</summary>
public sealed record FactPinned(Guid FactId);

public sealed record FactUnpinned(Guid FactId);

/// <summary>What kind of incident it is: a type says which custom fields it needs.</summary>
public sealed record IncidentTyped(string Type);

/// <param name="Fields">Values by the name of the field; what is not named stays.</param>
/// <param name="Cleared">Fields that have no value any more.</param>
public sealed record CustomFieldsSet([Personal] IReadOnlyDictionary<string, string> Fields, IReadOnlyList<string> Cleared);

/// <summary>An earlier fact was wrong: views and metrics take the correction, decisions made on it stand.</summary>
public sealed record FactCorrected(
    Guid FactId,
    [Personal] string Reason,
    DateTimeOffset? CorrectedOccurredAt = null,
    [Personal] string? CorrectedText = null);

/// <summary>Something happened whose consequence the rules refuse; the commander decides.</summary>
/// <param name="FactId">What happened.</param>
/// <param name="Rule">Code of the rule.</param>
/// <param name="WayOn">What to do instead.</param>
public sealed record ConsequenceRefused(Guid FactId, string Rule, string WayOn);
