using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>What facts of cascades and merges make of an incident.</summary>
internal static class CascadeEvolution
{
    internal static Incident Evolve(Incident incident, Fact fact) => fact.Data switch
    {
        LinkedUnderRoot e => Linked(incident, e, fact),
        Unlinked => incident with { Root = null },
        CascadeJoined e => incident with { Children = [.. Without(incident, e.IncidentId), new CascadeChild(e.IncidentId, e.Number, e.Services)] },
        CascadeLeft e => incident with { Children = [.. Without(incident, e.IncidentId)] },
        IncidentMerged e when !incident.IsOver => incident with
        {
            Status = IncidentStatus.Merged,
            MergedInto = new IncidentKey(e.SurvivorId, e.SurvivorNumber),
            ClosedAt = fact.RecordedAt,
            Timer = incident.Timer.Stop(fact.OccurredAt),
        },
        IncidentsAbsorbed e => incident with
        {
            Absorbed = [.. incident.Absorbed.Union(e.Incidents.Select(i => new IncidentKey(i.IncidentId, i.Number)))],
            Services = [.. incident.Services.Union(e.Services)],
        },
        _ => incident,
    };

    private static Incident Linked(Incident incident, LinkedUnderRoot e, Fact fact) => incident with
    {
        Root = new IncidentKey(e.RootId, e.RootNumber),
        Roles = incident.Roles.Without(IncidentRoles.Commander),
        HandOvers = incident.HandOvers.Without(IncidentRoles.Commander),
        Alone = incident.Alone == e.Commander ? incident.Alone : null,
        CommandRecord = CommandEvolution.Then(
            incident.CommandRecord,
            new CommandInterval(e.Commander, RoleBasis.Cascade, fact.RecordedAt, null, null, fact.Id, e.RootId)),
    };

    private static IEnumerable<CascadeChild> Without(Incident incident, Guid child) => incident.Children.Where(c => c.Id != child);
}
