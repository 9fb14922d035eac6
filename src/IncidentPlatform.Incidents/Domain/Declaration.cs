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
    public static Decision Declare(Incident? incident, IncidentDeclared declared, Policy policy, FirstCommander commander, DateTimeOffset now)
    {
        if (incident is not null)
        {
            return Decision.Nothing;
        }

        if (Untitled(declared.Title) is { } untitled)
        {
            return untitled;
        }

        if (declared.ImpactStartedAt > now)
        {
            return Refusals.Invalid("in-the-future", "impactStartedAt has not come yet.", "Give the time at which customers were first hit, or leave it out.");
        }

        return Decision.Record(
            new PolicyAdopted(policy),
            declared with { Services = [.. declared.Services.Distinct()] },
            new RoleAssigned(IncidentRoles.Commander, commander.Person, commander.Basis, Acknowledged: false, commander.RosterVersion));
    }

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

        return Refusals.Missing("reason", reason) is { } missing ? missing : Decision.Record(new IncidentCancelled(reason));
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

    private static Rejection? Untitled(string title) =>
        string.IsNullOrWhiteSpace(title) || title.Length > LongestTitle
            ? Refusals.Invalid("title-length", $"A title has 1 to {LongestTitle} characters.", "Say in a few words what customers notice; the rest goes into the summary.")
            : null;
}
