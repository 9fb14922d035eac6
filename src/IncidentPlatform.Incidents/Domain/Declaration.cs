using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>Who commands from the first moment on, and why.</summary>
public sealed record FirstCommander(string Person, RoleBasis Basis, long? RosterVersion = null);

/// <summary>An incident comes to be, is described better, or turns out to be none.</summary>
public static class Declaration
{
    /// <summary>Longest title.</summary>
    public const int LongestTitle = 200;

    /// <summary>Policy, declaration and commander are one commit: there is never an incident that nobody commands.</summary>
    /// <param name="evidence">The fact that stands behind the trigger, where one does.</param>
    /// <param name="occurredAt">When it was declared, if before now.</param>
    /// <param name="night">What the time of the declaration says; null within business hours.</param>
    public static Decision Declare(
        Incident? incident, IncidentDeclared declared, Policy policy, FirstCommander commander, DateTimeOffset now,
        object? evidence = null, DateTimeOffset? occurredAt = null, DeclaredAfterHours? night = null)
    {
        if (incident is not null)
        {
            return Decision.Nothing;
        }

        if (Untitled(declared.Title) is { } untitled)
        {
            return untitled;
        }

        if ((ImpactInTheFuture(declared.ImpactStartedAt, now) ?? Refusals.InTheFuture(occurredAt, now)) is { } refused)
        {
            return refused;
        }

        return Decision.Record(
            [
                new PolicyAdopted(policy),
                new NewFact(declared with { Services = [.. declared.Services.Distinct()] }, occurredAt),
                .. Commanded(commander, night),
                .. evidence is null ? (object[])[] : [new NewFact(evidence, occurredAt)],
            ]);
    }

    /// <summary>Customers were first hit at another time: views and metrics follow, no decision is taken again.</summary>
    public static Decision CorrectImpactStart(Incident incident, DateTimeOffset startedAt, string reason, DateTimeOffset now)
    {
        if (incident.ImpactStartedAt == startedAt)
        {
            return Decision.Nothing;
        }

        return (ImpactInTheFuture(startedAt, now) ?? Refusals.Missing("reason", reason)) is { } refused
            ? refused
            : Decision.Record(new ImpactStartCorrected(incident.ImpactStartedAt, startedAt, reason));
    }

    /// <summary>A customer's executive went to one of ours while the incident ran.</summary>
    public static Decision ReceiveEscalation(ExecutiveEscalationReceived received, DateTimeOffset? occurredAt, DateTimeOffset now) =>
        (new Triggers(TriggerKind.ExecutiveEscalation, Escalation: received).Fault() ?? Refusals.InTheFuture(occurredAt, now)) is { } refused
            ? refused
            : Decision.Record(new NewFact(received, occurredAt));

    /// <summary>Anyone raises the severity; only the commander lowers it. The policy of the new severity is adopted with it.</summary>
    public static Decision ChangeSeverity(Incident incident, Severity to, string reason, Policy policy, Actor by)
    {
        if (incident.IsOver)
        {
            return Refusals.Over(incident);
        }

        if (incident.Severity == to)
        {
            return Decision.Nothing;
        }

        if (Refusals.Missing("reason", reason) is { } missing)
        {
            return missing;
        }

        if (to > incident.Severity && !by.IsPerson(incident.Commander))
        {
            return Refusals.OnlyCommander(incident, "lowers the severity");
        }

        return Decision.Record(new PolicyAdopted(policy), new SeverityChanged(incident.Severity, to, reason));
    }

    public static Decision Retitle(Incident incident, string title)
    {
        if (Untitled(title) is { } untitled)
        {
            return untitled;
        }

        return incident.Title == title ? Decision.Nothing : Decision.Record(new IncidentRetitled(title));
    }

    /// <summary>It was a false alarm: only the commander says so, and only before it is resolved.</summary>
    public static Decision Cancel(Incident incident, string reason, Actor by)
    {
        if (incident.Status == IncidentStatus.Cancelled)
        {
            return Decision.Nothing;
        }

        if (incident.IsOver)
        {
            return Refusals.Over(incident);
        }

        if (!by.IsPerson(incident.Commander))
        {
            return Refusals.OnlyCommander(incident, "cancels the incident");
        }

        if (incident.Status == IncidentStatus.Resolved)
        {
            return new Rejection("already-resolved", "What was resolved was no false alarm.", "Declare all clear after the recovery watch.");
        }

        return (CascadeRules.OpenUnder(incident, "it is cancelled") ?? Refusals.Missing("reason", reason)) is { } refused
            ? refused
            : Decision.Record(new IncidentCancelled(reason));
    }

    public static Decision AddNote(string text, DateTimeOffset? occurredAt, DateTimeOffset now) =>
        (Refusals.Missing("text", text) ?? Refusals.InTheFuture(occurredAt, now)) is { } refused
            ? refused
            : Decision.Record(new NewFact(new NoteAdded(text), occurredAt));

    /// <param name="corrected">What the fact says that is corrected.</param>
    public static Decision Correct(FactCorrected correction, object corrected, DateTimeOffset now)
    {
        if (corrected is PrivilegedNoteAdded)
        {
            return new Rejection(
                "privileged-not-corrected", "A correction is read by everybody, a privileged note is not.", "Add another privileged note that says what was wrong.");
        }

        if ((Refusals.Missing("reason", correction.Reason) ?? Refusals.InTheFuture(correction.CorrectedOccurredAt, now)) is { } refused)
        {
            return refused;
        }

        return correction is { CorrectedOccurredAt: null, CorrectedText: null }
            ? Refusals.Invalid("nothing-corrected", "Neither a time nor a text is corrected.", "Give correctedOccurredAt, correctedText or both.")
            : Decision.Record(correction);
    }

    /// <summary>From the moment of its declaration somebody commands it.</summary>
    internal static IEnumerable<object> Commanded(FirstCommander commander, DeclaredAfterHours? night) =>
    [
        new RoleAssigned(IncidentRoles.Commander, commander.Person, commander.Basis, Acknowledged: false, commander.RosterVersion),
        .. night is null ? (object[])[] : [night],
    ];

    internal static Rejection? Untitled(string title) =>
        string.IsNullOrWhiteSpace(title) || title.Length > LongestTitle
            ? Refusals.Invalid("title-length", $"A title has 1 to {LongestTitle} characters.", "Say in a few words what customers notice; the rest goes into the summary.")
            : null;

    private static Rejection? ImpactInTheFuture(DateTimeOffset? startedAt, DateTimeOffset now) => startedAt > now
        ? Refusals.Invalid("in-the-future", "impactStartedAt has not come yet.", "Give the time at which customers were first hit, or leave it out.")
        : null;
}
