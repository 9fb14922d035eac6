using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>Words between lawyer and client.</summary>
public static class Privileged
{
    /// <summary>Legal of the organisation, and the incident's legal counsel.</summary>
    /// <param name="ofLegal">Whether the person has the legal role in the organisation.</param>
    public static bool Covers(Incident incident, Actor by, bool ofLegal) =>
        by.Kind == ActorKind.Person && (ofLegal || by.IsPerson(incident.HolderOf(IncidentRoles.LegalCounsel)?.Person));

    /// <param name="ofLegal">Whether the caller has the legal role in the organisation.</param>
    public static Decision AddNote(Incident incident, string text, Actor by, bool ofLegal, DateTimeOffset? occurredAt, DateTimeOffset now)
    {
        if (!Covers(incident, by, ofLegal))
        {
            return new Rejection(
                "only-legal", "Privileged notes are written by legal or by the incident's legal counsel.",
                "Add a note that everybody may read, or ask the legal counsel.", RejectionKind.Forbidden);
        }

        return (Refusals.Missing("text", text) ?? Refusals.InTheFuture(occurredAt, now)) is { } refused
            ? refused
            : Decision.Record(new NewFact(new PrivilegedNoteAdded(text), occurredAt));
    }

    /// <summary>The fact as everybody may have it: that it is there, without its words.</summary>
    public static Fact Withheld(Fact fact) => fact.Data is PrivilegedNoteAdded note ? fact with { Data = note with { Text = null } } : fact;
}
