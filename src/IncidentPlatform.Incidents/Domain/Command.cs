using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>
/// Who is in charge. Exactly one person commands from declaration on; command moves by an acknowledged hand-over,
/// by being taken while nobody has accepted it, or by relief with a reason, never by silence.
/// </summary>
public static class Command
{
    /// <summary>The override of one person who is awake alone.</summary>
    public const string AloneOverride = "alone";

    public static Decision Assign(Incident incident, string role, string person, Actor by)
    {
        if (Impossible(incident, role, person) is { } impossible)
        {
            return impossible;
        }

        var holder = incident.HolderOf(role);
        if (holder?.Person == person)
        {
            return by.IsPerson(person) && !holder.Acknowledged
                ? Decision.Record(new RoleAssigned(role, person, holder.Basis, Acknowledged: true, holder.RosterVersion))
                : Decision.Nothing;
        }

        if (CommandRules.KeepsApart(incident, role, person) is { } conflict)
        {
            return conflict;
        }

        if (holder is not null && MayNotReplace(incident, role, holder, by) is { } refused)
        {
            return refused;
        }

        return Decision.Record(new RoleAssigned(role, person, RoleBasis.Assigned, by.IsPerson(person), Replaces: holder?.Person));
    }

    public static Decision ProposeHandOver(Incident incident, string role, string to, string? note, Actor by)
    {
        if (Impossible(incident, role, to) is { } impossible)
        {
            return impossible;
        }

        if (incident.HolderOf(role) is not { } holder)
        {
            return new Rejection("role-vacant", $"Nobody is {role}.", $"Assign the {role} instead.");
        }

        if (holder.Person == to)
        {
            return Decision.Nothing;
        }

        if (!by.IsPerson(holder.Person) && !(role != IncidentRoles.Commander && by.IsPerson(incident.Commander)))
        {
            return new Rejection(
                "only-holder-hands-over", $"Only {holder.Person}, who is {role}, hands it over.",
                "Ask them to propose it; or relieve them with a reason.", RejectionKind.Forbidden);
        }

        if (CommandRules.KeepsApart(incident, role, to) is { } conflict)
        {
            return conflict;
        }

        var proposal = new HandOverProposed(role, holder.Person, to, note);
        return incident.HandOvers.GetValueOrDefault(role) == proposal ? Decision.Nothing : Decision.Record(proposal);
    }

    /// <summary>The role passes at the acknowledgement, and not before.</summary>
    public static Decision AcknowledgeHandOver(Incident incident, string role, Actor by)
    {
        if (incident.HandOvers.GetValueOrDefault(role) is not { } proposal)
        {
            return by.IsPerson(incident.HolderOf(role)?.Person)
                ? Decision.Nothing
                : new Rejection("no-hand-over-proposed", $"No hand-over of {role} waits.", "Ask the holder to propose it first.");
        }

        if (incident.IsOver)
        {
            return Refusals.Over(incident);
        }

        if (!by.IsPerson(proposal.To))
        {
            return new Rejection(
                "not-yours-to-acknowledge", $"The hand-over is to {proposal.To}.",
                $"{proposal.To} acknowledges it, or {proposal.From} proposes it to you.", RejectionKind.Forbidden);
        }

        return CommandRules.KeepsApart(incident, role, proposal.To) is { } conflict
            ? conflict
            : Decision.Record(
                new HandOverAcknowledged(role, proposal.From, proposal.To),
                new RoleAssigned(role, proposal.To, RoleBasis.HandOver, Acknowledged: true, Replaces: proposal.From));
    }

    /// <summary>Somebody is relieved of a role. Command is never vacant: who relieves the commander takes command.</summary>
    public static Decision Relieve(Incident incident, string role, string reason, Actor by)
    {
        if (Impossible(incident, role, by.Id) is { } impossible)
        {
            return impossible;
        }

        if (incident.HolderOf(role) is not { } holder)
        {
            return Decision.Nothing;
        }

        if (Refusals.Missing("reason", reason) is { } missing)
        {
            return missing;
        }

        var relieved = new RoleRelieved(role, holder.Person, reason);
        if (role != IncidentRoles.Commander)
        {
            return by.IsPerson(holder.Person) || by.IsPerson(incident.Commander)
                ? Decision.Record(relieved)
                : Refusals.OnlyCommander(incident, "relieves somebody else of a role");
        }

        if (by.IsPerson(holder.Person))
        {
            return CommandRules.HandItOver;
        }

        return CommandRules.KeepsApart(incident, role, by.Id) is { } conflict
            ? conflict
            : Decision.Record(relieved, new RoleAssigned(role, by.Id, RoleBasis.Assigned, Acknowledged: true, Replaces: holder.Person));
    }

    /// <summary>One person awake at night can neither hand over nor be validated: rules 1 and 3 give way to a reason, on the record.</summary>
    public static Decision Override(Incident incident, CommandRuleOverridden asked, Actor by)
    {
        if (incident.IsOver)
        {
            return Refusals.Over(incident);
        }

        if (asked.Override != AloneOverride)
        {
            return Refusals.Invalid("unknown-override", $"There is no override '{asked.Override}'.", $"The one override is '{AloneOverride}'.");
        }

        if (!CommandRules.GiveWayToAlone.Contains(asked.Rule))
        {
            return Refusals.Invalid(
                "rule-stands", $"'{asked.Rule}' has no override.",
                $"These give way to '{AloneOverride}': {string.Join(", ", CommandRules.GiveWayToAlone)}.");
        }

        if (Refusals.Missing("reason", asked.Reason) is { } missing)
        {
            return missing;
        }

        if (incident.IsAlone(by.Id))
        {
            return Decision.Nothing;
        }

        if (incident.Alone is { } other)
        {
            return new Rejection("not-alone", $"{other} is awake too, and said to be alone.", "Work together: one commands, the other has a hand in the fix.");
        }

        if (CommandRules.Companion(incident, by.Id) is { } companion)
        {
            return new Rejection(
                "not-alone", $"{companion.Holder.Person} is {companion.Role} and has acknowledged.",
                "Work with them; or relieve them with a reason if they do not answer.");
        }

        return Decision.Record(asked);
    }

    private static Rejection? Impossible(Incident incident, string role, string person)
    {
        if (!IncidentRoles.All.Contains(role))
        {
            return Refusals.Invalid("unknown-role", $"There is no role '{role}'.", $"The roles are {string.Join(", ", IncidentRoles.All)}.");
        }

        if (incident.IsOver)
        {
            return Refusals.Over(incident);
        }

        return role == IncidentRoles.Commander && incident.Root is { } root ? CascadeRules.HeldByRoot(root) : Refusals.Missing("person", person);
    }

    private static Rejection? MayNotReplace(Incident incident, string role, RoleHolder holder, Actor by)
    {
        if (role == IncidentRoles.Commander)
        {
            return holder.Acknowledged ? CommandRules.Held(holder, by) : null;
        }

        return by.IsPerson(incident.Commander) || !holder.Acknowledged
            ? null
            : new Rejection("role-held", $"{holder.Person} is {role}.", "Ask for a hand-over, or ask the commander to assign you.");
    }
}
