using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>Rule 1: who commands neither implements the fix nor leads the engineering, in either order.</summary>
internal static class CommandRules
{
    internal const string CommanderCannotImplement = "commander-cannot-implement";
    internal const string ImplementerCannotCommand = "implementer-cannot-command";
    internal const string EngineeringLeadCannotCommand = "engineering-lead-cannot-command";
    internal const string CommanderCannotLeadEngineering = "commander-cannot-lead-engineering";
    internal const string OnlyEngineeringLeadValidates = "only-engineering-lead-validates";
    internal const string FixNotValidated = "fix-not-validated";

    private const string OrAlone = " If you are alone, record the override 'alone' with a reason.";

    /// <summary>The rules that the override <c>alone</c> covers.</summary>
    internal static IReadOnlyList<string> GiveWayToAlone { get; } =
    [
        CommanderCannotImplement, ImplementerCannotCommand, EngineeringLeadCannotCommand, CommanderCannotLeadEngineering,
        OnlyEngineeringLeadValidates, FixNotValidated,
    ];

    internal static Rejection HandItOver { get; } = new(
        "command-is-handed-over", "Command passes by an acknowledged hand-over.", "Propose a hand-over; it passes when the other acknowledges.");

    /// <summary>Refuses a person for a role because of what else the person does on this incident.</summary>
    internal static Rejection? KeepsApart(Incident incident, string role, string person)
    {
        if (incident.IsAlone(person))
        {
            return null;
        }

        return role switch
        {
            IncidentRoles.Commander when Commanded(incident).Any(i => i.HolderOf(IncidentRoles.EngineeringLead)?.Person == person) => new Rejection(
                EngineeringLeadCannotCommand, $"{person} is the engineering lead.",
                "Give the engineering lead to somebody else first, or choose another commander." + OrAlone),
            IncidentRoles.Commander when Commanded(incident).Any(i => i.Fixes.Any(f => f.IsWorkOf(person))) => new Rejection(
                ImplementerCannotCommand, $"{person} implements a fix.",
                "Choose a commander who has no hand in the fix." + OrAlone),
            IncidentRoles.EngineeringLead when incident.Commander == person => new Rejection(
                CommanderCannotLeadEngineering, $"{person} is the commander.",
                "Hand command over first, or choose another engineering lead." + OrAlone),
            _ => null,
        };
    }

    /// <summary>What comes with command of an incident: itself, and what is linked under it and not over.</summary>
    private static IEnumerable<Incident> Commanded(Incident incident) => [incident, .. incident.Family.Where(c => !c.IsOver)];

    /// <summary>Refuses the commander as implementer or deployer.</summary>
    internal static Rejection? HandsOff(Incident incident, string person) =>
        incident.Commander == person && !incident.IsAlone(person)
            ? new Rejection(
                CommanderCannotImplement, $"{person} is the commander.",
                "Let somebody else do it, or hand command over first." + OrAlone)
            : null;

    internal static Rejection NotValidated { get; } = new(
        FixNotValidated, "The engineering lead has not validated the fix.", "Have it validated first." + OrAlone);

    internal static Rejection OnlyLeadValidates(string? lead) => lead is null
        ? new Rejection("no-engineering-lead", "Nobody is the engineering lead, who validates fixes.", "Assign an engineering lead first." + OrAlone)
        : new Rejection(
            OnlyEngineeringLeadValidates, $"Fixes are validated by the engineering lead, {lead}.",
            "Ask the engineering lead." + OrAlone, RejectionKind.Forbidden);

    internal static Rejection Held(RoleHolder commander, Actor by) => by.IsPerson(commander.Person)
        ? HandItOver
        : new Rejection(
            "command-held", $"{commander.Person} commands and has acknowledged.",
            "Ask for a hand-over; or relieve the commander with a reason, which puts you in command.");

    /// <summary>Somebody else who commands or leads the engineering and has said so: with them nobody is alone.</summary>
    internal static (string Role, RoleHolder Holder)? Companion(Incident incident, string person) =>
        new[] { IncidentRoles.Commander, IncidentRoles.EngineeringLead }
            .Select(role => (role, holder: incident.HolderOf(role)))
            .Where(h => h.holder is { Acknowledged: true } && h.holder.Person != person)
            .Select(h => ((string, RoleHolder)?)(h.role, h.holder!))
            .FirstOrDefault();
}
