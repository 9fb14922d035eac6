namespace IncidentPlatform.Contracts.Facts;

/// <param name="Number">Human key, <c>INC-2026-0001</c>.</param>
/// <param name="Title">Short title.</param>
/// <param name="Severity"><c>P1</c> to <c>P4</c>.</param>
/// <param name="Mode"><c>live</c>, <c>test</c>, <c>retrospective</c> or <c>drill</c>.</param>
/// <param name="Services">Affected services, by name.</param>
/// <param name="Trigger">What led to the declaration.</param>
/// <param name="ImpactStartedAt">When customers were first hit, where that is known.</param>
/// <param name="Summary">What is known, in a few sentences.</param>
public sealed record IncidentDeclared(
    string Number,
    string Title,
    string Severity,
    string Mode,
    IReadOnlyList<string> Services,
    Trigger Trigger,
    DateTimeOffset? ImpactStartedAt = null,
    string? Summary = null);

/// <param name="Kind"><c>person</c>, <c>alert</c>, <c>customer-impact</c> or <c>executive-escalation</c>.</param>
/// <param name="Reference">Person id, name and source of the alert (<c>CheckoutErrors (alertmanager)</c>), or what the kind refers to.</param>
/// <param name="FirstSignalAt">When the first alert behind it started, where alerts stand behind it.</param>
public sealed record Trigger(string Kind, string Reference, DateTimeOffset? FirstSignalAt = null);

public sealed record PolicyAdopted(ResolvedPolicy Policy);

/// <summary>Why a running incident adopted another policy; the policy stands in the <see cref="PolicyAdopted"/> before it.</summary>
/// <param name="From">Pack and version before, <c>default/1</c>.</param>
/// <param name="To">Pack and version from here on.</param>
/// <param name="Reason">Why.</param>
public sealed record PolicyChanged(string From, string To, string Reason);

public sealed record SeverityChanged(string From, string To, string Reason);

public sealed record IncidentRetitled(string Title);

public sealed record IncidentCancelled(string Reason);

/// <summary>Something may be an incident: somebody on call is asked, and decides until it expires.</summary>
/// <param name="Severity">The severity it would have.</param>
/// <param name="ExpiresAt">When nobody is asked any more.</param>
public sealed record IncidentProposed(
    string Number, string Title, string Severity, IReadOnlyList<string> Services, Trigger Trigger, DateTimeOffset ExpiresAt);

/// <summary>It is no incident.</summary>
public sealed record ProposalDeclined(string Reason);

/// <summary>Nobody decided in time whether it is an incident.</summary>
public sealed record ProposalExpired;

/// <summary>Alerts joined the incident: one fact for all of a batch.</summary>
public sealed record AlertsAttached(int Count, IReadOnlyList<string> Groups, IReadOnlyList<AlertReference> Alerts);

/// <param name="Id">The alert.</param>
/// <param name="Source">Name of its source.</param>
/// <param name="Key">De-duplication key within the source.</param>
/// <param name="Status"><c>firing</c> or <c>resolved</c>.</param>
/// <param name="StartedAt">When the source says it started.</param>
/// <param name="BodyHash">SHA-256 of the body it came in, hexadecimal.</param>
/// <param name="Name">Name of the rule that fired.</param>
public sealed record AlertReference(
    Guid Id, string Source, string Key, string Status, DateTimeOffset StartedAt, string BodyHash, string? Name = null)
{
    /// <summary>It turns so often that no more turns of it are told; absent where it does not.</summary>
    public bool? Flapping { get; init; }
}

public sealed record NoteAdded(string Text);

/// <summary>A note between lawyer and client: that it is there everybody hears, what it says nobody but legal.</summary>
/// <param name="Text">Always absent on the feed.</param>
public sealed record PrivilegedNoteAdded(string? Text = null);

/// <summary>A fact that who joins has to see first.</summary>
public sealed record FactPinned(Guid FactId);

public sealed record FactUnpinned(Guid FactId);

/// <summary>What kind of incident it is: a type says which custom fields it needs.</summary>
public sealed record IncidentTyped(string Type);

/// <param name="Fields">Values by the name of the field; what is not named stays.</param>
/// <param name="Cleared">Fields that have no value any more.</param>
public sealed record CustomFieldsSet(IReadOnlyDictionary<string, string> Fields, IReadOnlyList<string> Cleared);

/// <summary>An earlier fact was wrong: views and metrics take the correction, decisions made on it stand.</summary>
/// <param name="FactId">The fact corrected.</param>
/// <param name="Reason">Why.</param>
/// <param name="CorrectedOccurredAt">When it really was true, where that was wrong.</param>
/// <param name="CorrectedText">What it should have said, where that was wrong.</param>
public sealed record FactCorrected(Guid FactId, string Reason, DateTimeOffset? CorrectedOccurredAt = null, string? CorrectedText = null);

/// <summary>Words were taken out of earlier facts of the stream for good; the hash chain holds without them.</summary>
/// <param name="Facts">The facts that have no words any more, by id.</param>
/// <param name="Basis"><c>request-of-the-person</c>, <c>end-of-retention</c>, <c>order-of-a-court</c> or <c>recorded-by-mistake</c>.</param>
/// <param name="Person">Person id, where everything recorded by or about one person went.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record Erased(IReadOnlyList<Guid> Facts, string Basis, string? Person = null, string? Reason = null);

/// <summary>A service has taken the words of an erasure out of what it keeps.</summary>
/// <param name="ErasureId">The <see cref="Erased"/> it carried out.</param>
/// <param name="Service">The service.</param>
/// <param name="Facts">The facts of its own that have no words any more, by id; those of them that stand on the incident lose theirs with it.</param>
/// <param name="Basis">As in <see cref="Erased"/>.</param>
public sealed record ErasureCarriedOut(Guid ErasureId, string Service, IReadOnlyList<Guid> Facts, string Basis);

/// <summary>Nothing of the incident may be erased, or may again.</summary>
/// <param name="Held">Set; lifted where false.</param>
/// <param name="Reason">Why: usually what the facts are evidence in.</param>
public sealed record LegalHoldSet(bool Held, string Reason);

/// <summary>Something happened whose consequence the rules refuse; the commander decides.</summary>
/// <param name="FactId">What happened.</param>
/// <param name="Rule">Code of the rule.</param>
/// <param name="WayOn">What to do instead.</param>
public sealed record ConsequenceRefused(Guid FactId, string Rule, string WayOn);
