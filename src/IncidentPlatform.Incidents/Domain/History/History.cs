using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>When the incident is expected to be resolved.</summary>
public sealed record Eta(DateTimeOffset At, Confidence? Confidence);

/// <summary>What was true of an incident at an instant, by what is known.</summary>
/// <param name="Incident">Its values then. Every time in it is when something was true, so that no rule may be decided on it.</param>
/// <param name="Milestones">The milestones reached by then, in order.</param>
/// <param name="Roles">Who had held which role by then.</param>
/// <param name="Eta">The latest expectation then, if there was one.</param>
public sealed record Truth(Incident Incident, IReadOnlyList<Milestone> Milestones, IReadOnlyList<RoleInterval> Roles, Eta? Eta);

/// <summary>
/// What happened, by when it was true. This is for views and never for decisions: the state that decisions stand on folds facts in
/// the order in which they were recorded.
/// </summary>
public sealed class History
{
    private readonly IReadOnlyList<Fact> inTrueOrder;

    private History(IReadOnlyList<Fact> inTrueOrder) => this.inTrueOrder = inTrueOrder;

    /// <summary>By these facts, with the corrections among them.</summary>
    public static History Of(IReadOnlyList<Fact> known) => new(TrueOrder.Of(known));

    /// <summary>When it was declared; null where these facts do not say so.</summary>
    public DateTimeOffset? DeclaredAt => inTrueOrder.FirstOrDefault(f => f.Data is IncidentDeclared)?.OccurredAt;

    /// <summary>When customers were first hit, as far as these facts say.</summary>
    public DateTimeOffset? ImpactStartedAt => inTrueOrder.Aggregate((Incident?)null, IncidentEvolution.Evolve)?.ImpactStartedAt;

    /// <summary>What was true then; null before the incident was declared.</summary>
    public Truth? At(DateTimeOffset at)
    {
        if (DeclaredAt is not { } declared || declared > at)
        {
            return null;
        }

        var byThen = inTrueOrder.TakeWhile(f => f.OccurredAt <= at).ToList();
        var incident = byThen.Aggregate((Incident?)null, IncidentEvolution.Evolve)!;
        return new Truth(incident, Milestones.Of(incident, byThen, at), RoleIntervals.Of(byThen), EtaOf(byThen));
    }

    private static Eta? EtaOf(IReadOnlyList<Fact> facts) => facts
        .Select(f => f.Data switch
        {
            EtaGiven e => new Eta(e.EtaAt, e.EtaConfidence),
            AssessmentRecorded { EtaAt: { } at } e => new Eta(at, e.EtaConfidence),
            _ => null,
        })
        .LastOrDefault(e => e is not null);
}
