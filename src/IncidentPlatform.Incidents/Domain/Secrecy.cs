using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>Rule 6: a security incident is known to its named people only. Who they are is decided by the commander and the security lead.</summary>
public static class Secrecy
{
    private const string TakesPart = "auditor-takes-part";

    /// <summary>Anyone may say that it is a security incident; nobody takes it back. It leaves its cascade with that.</summary>
    /// <param name="states">Every incident that was locked for this: its cascade.</param>
    public static JointDecision Designate(
        Incident incident, IReadOnlyDictionary<Guid, Incident> states, string reason, IReadOnlyList<string> named, Actor by)
    {
        var designated = Designate(incident, reason, named, by);
        return designated.Refusal is not null || designated.Facts.Count == 0
            ? designated
            : JointDecision.Record(incident.Id, [.. designated.Facts.Select(f => (incident.Id, (object)f)), .. Cascading.Leave(incident, states)]);
    }

    /// <summary>Anyone may say that it is a security incident; nobody takes it back.</summary>
    /// <param name="named">Person ids to name beside the holders of roles; who designates is named always.</param>
    public static Decision Designate(Incident incident, string reason, IReadOnlyList<string> named, Actor by)
    {
        if (incident.Security is not null)
        {
            return Decision.Nothing;
        }

        return Refusals.Missing("reason", reason) is { } missing ? missing : Decision.Record(Designation(reason, named, by));
    }

    /// <summary>Designated in the append that declares it: no reader ever sees it unrestricted.</summary>
    /// <param name="declared">The declaration.</param>
    /// <param name="lead">Person id of the security lead, where one is named.</param>
    public static Decision FromTheFirstFact(Decision declared, string reason, IReadOnlyList<string> named, string? lead, Actor by)
    {
        if (declared.Facts.Count == 0)
        {
            return declared;
        }

        return Decision.Record([
            .. declared.Facts,
            Designation(reason, named, by),
            .. lead is null ? Array.Empty<object>() : [new RoleAssigned(IncidentRoles.SecurityLead, lead, RoleBasis.Assigned, by.IsPerson(lead))],
        ]);
    }

    public static Decision Grant(Incident incident, string person, string? reason, Actor by)
    {
        if ((NotDesignated(incident) ?? OnlyNamers(incident, by) ?? Refusals.Missing("person", person) ?? Audits(incident, person)) is { } refused)
        {
            return refused;
        }

        return incident.Security!.Granted.Contains(person) ? Decision.Nothing : Decision.Record(new AccessGranted(person, reason));
    }

    public static Decision Revoke(Incident incident, string person, string reason, Actor by)
    {
        if ((NotDesignated(incident) ?? OnlyNamers(incident, by)) is { } refused)
        {
            return refused;
        }

        if (incident.Roles.FirstOrDefault(r => r.Value.Person == person) is { Key: { } role })
        {
            return new Rejection(
                "named-by-role", $"{person} is {role} and knows of the incident by that.", $"Relieve {person} as {role} first, or hand the role over.");
        }

        if (!incident.Security!.Granted.Contains(person) && !incident.Security.Auditors.Contains(person))
        {
            return Decision.Nothing;
        }

        return Refusals.Missing("reason", reason) is { } missing ? missing : Decision.Record(new AccessRevoked(person, reason));
    }

    public static Decision EngageAuditor(Incident incident, string person, string scope, Actor by)
    {
        if ((NotDesignated(incident) ?? OnlyNamers(incident, by) ?? Refusals.Missing("person", person) ?? Refusals.Missing("scope", scope)) is { } refused)
        {
            return refused;
        }

        if (incident.Security!.Auditors.Contains(person))
        {
            return Decision.Nothing;
        }

        return incident.Roles.Values.Any(h => h.Person == person) || incident.Security.Granted.Contains(person)
            ? new Rejection(TakesPart, $"{person} takes part in the response.", "Engage somebody who has no part in it; or revoke their part first.")
            : Decision.Record(new AuditorEngaged(person, scope));
    }

    /// <summary>Giving somebody a role names them: only those who may name people bring in somebody new. Who audits takes no part.</summary>
    public static Rejection? MayBringIn(Incident incident, string person, Actor by) =>
        incident.Security is not { } s ? null : Audits(incident, person) ?? (s.Named.Contains(person) ? null : OnlyNamers(incident, by));

    /// <summary>An auditor reads, and changes nothing.</summary>
    public static Rejection? ReadsOnly(Incident incident, Actor by) =>
        incident.Security is { } s && by.Kind == ActorKind.Person && s.Auditors.Contains(by.Id)
            ? new Rejection(
                "auditor-reads-only", "An auditor reads everything and changes nothing.", "Tell the security lead what should be recorded.", RejectionKind.Forbidden)
            : null;

    /// <summary>
    /// Who was woken for a role when it was designated, and came, holds the role where nobody does: that names them, so that they can read
    /// what they were woken for.
    /// </summary>
    internal static string? RoleWoken(Incident incident, PageAcknowledged e) =>
        incident is { Security: not null, IsOver: false }
        && e.Reason is IncidentRoles.SecurityLead or IncidentRoles.LegalCounsel or IncidentRoles.ExecutiveSponsor
        && incident.HolderOf(e.Reason) is null
        && Audits(incident, e.Person) is null
            ? e.Reason
            : null;

    /// <summary>Refuses to carry one incident on in another that other people know of: each would show through the other.</summary>
    internal static Rejection? Apart(Incident merged, Incident survivor) => (merged.Security, survivor.Security) switch
    {
        (null, null) => null,
        (null, _) or (_, null) => new Rejection(
            "security-incident-stands-alone",
            $"{(merged.Security is null ? survivor : merged).Number} is a security incident and {(merged.Security is null ? merged : survivor).Number} is not.",
            $"Carry them on apart; or designate {(merged.Security is null ? merged : survivor).Number} first: POST …/security, with the same people."),
        var (one, other) when one.Named.SequenceEqual(other.Named) => null,
        _ => new Rejection(
            "named-people-differ", $"{merged.Number} and {survivor.Number} are not known to the same people.",
            "Name the same people on both first: POST …/access, or …/access/{person}/revocation."),
    };

    internal static Rejection? NotDesignated(Incident incident) => incident.Security is null
        ? new Rejection("not-a-security-incident", "The incident is not designated as a security incident.", "Designate it first: POST …/security with a reason.")
        : null;

    private static Rejection? Audits(Incident incident, string person) => incident.Security!.Auditors.Contains(person)
        ? new Rejection(TakesPart, $"{person} audits the response.", $"Choose somebody else; or end the engagement of {person} first: POST …/access/{person}/revocation.")
        : null;

    private static Rejection? OnlyNamers(Incident incident, Actor by) =>
        by.IsPerson(incident.Commander) || by.IsPerson(incident.HolderOf(IncidentRoles.SecurityLead)?.Person)
            ? null
            : new Rejection(
                "only-commander-or-security-lead", "Who may know of the incident is decided by the commander and the security lead.",
                $"Ask {incident.HolderOf(IncidentRoles.SecurityLead)?.Person ?? incident.Commander} to name them.", RejectionKind.Forbidden);

    private static SecurityDesignated Designation(string reason, IReadOnlyList<string> named, Actor by) =>
        new(reason, [.. named.Concat(by.Kind == ActorKind.Person ? [by.Id] : []).Where(p => !string.IsNullOrWhiteSpace(p)).Distinct()]);
}
