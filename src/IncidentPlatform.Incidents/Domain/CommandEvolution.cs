using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>What facts of command make of an incident.</summary>
internal static class CommandEvolution
{
    /// <summary>The reason of a page that asks somebody to take command.</summary>
    internal const string AskedToCommand = "commander-acknowledged";

    /// <summary>Reason of the pages that go on when everyone who was asked first was silent.</summary>
    internal const string AskedAgain = "command-answered";

    internal static Incident Evolve(Incident incident, Fact fact) => fact.Data switch
    {
        RoleAssigned e => Assigned(incident, e, fact),
        HandOverProposed e => incident with { HandOvers = incident.HandOvers.With(e.Role, e) },
        HandOverAcknowledged e => incident with { HandOvers = incident.HandOvers.Without(e.Role) },
        RoleRelieved { Role: not IncidentRoles.Commander } e => incident with
        {
            Roles = incident.Roles.Without(e.Role),
            HandOvers = incident.HandOvers.Without(e.Role),
        },
        CommandRuleOverridden e => incident with
        {
            Overrides = [.. incident.Overrides, e],
            Alone = e.Override == Command.AloneOverride ? fact.Actor.Id : incident.Alone,
        },
        PageAcknowledged { Reason: AskedToCommand or AskedAgain } e when e.Person == incident.Commander => Accepted(incident, fact.RecordedAt),
        _ => incident,
    };

    private static Incident Assigned(Incident incident, RoleAssigned e, Fact fact)
    {
        var held = incident.HolderOf(e.Role);
        if (held?.Person == e.Person)
        {
            return e.Role == IncidentRoles.Commander && e.Acknowledged
                ? Accepted(incident, fact.RecordedAt)
                : incident with { Roles = incident.Roles.With(e.Role, held with { Acknowledged = held.Acknowledged || e.Acknowledged }) };
        }

        var after = incident with
        {
            Roles = incident.Roles.With(e.Role, new RoleHolder(e.Person, e.Basis, e.Acknowledged, fact.RecordedAt, e.RosterVersion)),
            HandOvers = incident.HandOvers.Without(e.Role),
            Alone = EndsStandingAlone(incident, e) ? null : incident.Alone,
        };
        return e.Role == IncidentRoles.Commander ? InCommand(after, e, fact) : after;
    }

    private static bool EndsStandingAlone(Incident incident, RoleAssigned e) =>
        e.Role is IncidentRoles.Commander or IncidentRoles.EngineeringLead && incident.Alone != e.Person && e.Acknowledged;

    private static Incident InCommand(Incident incident, RoleAssigned e, Fact fact) => incident with
    {
        CommandRecord = Then(
            incident.CommandRecord,
            new CommandInterval(e.Person, e.Basis, fact.RecordedAt, null, e.Acknowledged ? fact.RecordedAt : null, fact.Id)),
    };

    /// <summary>The next interval of the record; the one before it ends where it begins.</summary>
    internal static IReadOnlyList<CommandInterval> Then(IReadOnlyList<CommandInterval> before, CommandInterval next) =>
        [.. before.SkipLast(1), .. before.TakeLast(1).Select(i => i with { To = next.From }), next];

    private static Incident Accepted(Incident incident, DateTimeOffset at) =>
        incident.HolderOf(IncidentRoles.Commander) is { Acknowledged: false } holder
            ? incident with
            {
                Roles = incident.Roles.With(IncidentRoles.Commander, holder with { Acknowledged = true }),
                CommandRecord = [.. incident.CommandRecord.SkipLast(1), incident.CommandRecord[^1] with { AcknowledgedAt = at }],
            }
            : incident;
}
