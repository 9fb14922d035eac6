using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain;

/// <summary>Several incidents side by side: what is decided on one with its cascade is recorded on all that it touches.</summary>
internal sealed class Several
{
    private readonly Dictionary<Guid, Incident> incidents = [];
    private readonly Dictionary<Guid, long> versions = [];

    public DateTimeOffset Now { get; private set; } = new(2026, 3, 2, 2, 14, 0, TimeSpan.Zero);

    public Incident this[Guid id] => incidents[id];

    public IReadOnlyDictionary<Guid, Incident> All => incidents;

    /// <summary>The incident as a decision takes it.</summary>
    public Incident Whole(Guid id) => incidents[id].Whole(incidents)!;

    /// <summary>Everything recorded since the last decision began, by incident.</summary>
    public List<(Guid Incident, object Fact)> Recorded { get; } = [];

    public Several After(TimeSpan time)
    {
        Now += time;
        return this;
    }

    /// <summary>An incident whose commander has accepted.</summary>
    public Guid Declared(string number, string commander, string service, Mode mode = Mode.Live)
    {
        var id = Guid.CreateVersion7();
        Record(id, Actor.Person(commander), new NewFact(new PolicyAdopted(P1)));
        Record(id, Actor.Person(commander), new NewFact(Worlds.Declared with { Number = number, Services = [service], Mode = mode }));
        Record(id, Actor.Person(commander), new NewFact(new RoleAssigned(IncidentRoles.Commander, commander, RoleBasis.Assigned, Acknowledged: true)));
        return id;
    }

    public Several Given(Guid id, params object[] facts)
    {
        foreach (var fact in facts)
        {
            Record(id, Actor.Person(Ada), fact as NewFact ?? new NewFact(fact));
        }

        return this;
    }

    public JointDecision Decide(Guid id, string by, Func<Incident, IReadOnlyDictionary<Guid, Incident>, Actor, JointDecision> decide)
    {
        var actor = Actor.Person(by);
        var decision = decide(Whole(id), incidents, actor);
        Recorded.Clear();
        foreach (var (stream, part) in decision.Elsewhere.Prepend(new KeyValuePair<Guid, Decision>(id, decision.Here)))
        {
            foreach (var fact in part.Facts)
            {
                Record(stream, actor, fact);
                Recorded.Add((stream, fact.Data));
            }
        }

        return decision;
    }

    public JointDecision Link(Guid id, Guid under, string by) =>
        Decide(id, by, (i, all, actor) => Cascading.Link(i, all[under], all, "The same cause", actor));

    public JointDecision Unlink(Guid id, string by) => Decide(id, by, (i, all, actor) => Cascading.Unlink(i, all, "Another cause", actor));

    public JointDecision Merge(Guid survivor, string by, params Guid[] others) =>
        Decide(survivor, by, (i, all, actor) => Merging.Merge(i, others, all, "The same problem", actor));

    /// <summary>The record of command read through the links, as it is shown.</summary>
    public IReadOnlyList<CommandInterval> CommandOf(Guid id) =>
        CommandRecords.Through(incidents[id].CommandRecord, incidents.ToDictionary(i => i.Key, i => i.Value.CommandRecord));


    private void Record(Guid id, Actor by, NewFact fact)
    {
        var version = versions[id] = versions.GetValueOrDefault(id) + 1;
        var recorded = new Fact(
            fact.Id ?? Guid.CreateVersion7(), version, fact.Data, fact.OccurredAt ?? Now, Now, fact.Actor ?? by, "incidents", fact.Cause);
        incidents[id] = IncidentEvolution.Evolve(incidents.GetValueOrDefault(id), recorded) with { Id = id };
    }
}
