using IncidentPlatform.Kernel;

namespace IncidentPlatform.Escalation.Domain;

/// <summary>A decision of several steps, each taken on the ledger that the steps before it lead to.</summary>
internal sealed class Deliberation(Ledger ledger, DateTimeOffset now)
{
    public static readonly Actor Policy = Actor.Service("escalation");
    private readonly List<NewFact> facts = [];

    public DateTimeOffset Now { get; } = now;

    /// <summary>The ledger after everything decided so far.</summary>
    public Ledger Ledger { get; private set; } = ledger;

    public int Count => facts.Count;

    public Decision Decision => Decision.Record(facts);

    /// <param name="data">What happened.</param>
    /// <param name="occurredAt">When it was true; now where it is null.</param>
    /// <param name="cause">The fact that caused it, where one of the incident's did.</param>
    /// <param name="id">The fact's id where later facts refer to it.</param>
    /// <param name="by">Who stands behind it; the policy where it is null.</param>
    public void Record(object data, DateTimeOffset? occurredAt = null, Guid? cause = null, Guid? id = null, Actor? by = null)
    {
        var actor = by ?? Policy;
        facts.Add(new NewFact(data, occurredAt, id, actor, Cause: cause));
        Ledger = LedgerEvolution.Evolve(
            Ledger, new Fact(id ?? default, 0, data, occurredAt ?? Now, Now, actor, Policy.Id, cause));
    }
}
