using IncidentPlatform.Incidents.Domain.Catalogue;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>In which order the incidents of a cascade are fixed: the root, then downstream; of those that could come next, the one that hurts most.</summary>
public static class FixOrder
{
    /// <summary>The order that dependencies and impact suggest.</summary>
    /// <param name="edges">What depends on what; a cycle among incidents is broken where the impact is greatest.</param>
    public static IReadOnlyList<FixOrderEntry> Of(Incident root, IReadOnlyList<Incident> children, IReadOnlyCollection<DependencyEdge> edges)
    {
        var needs = edges.ToLookup(e => e.Service, e => e.DependsOn);
        IReadOnlyList<Incident> all = [root, .. children];
        var upstream = all.ToDictionary(i => i.Id, i => Upstream(i, needs));
        var order = new List<FixOrderEntry>();
        for (var left = all.ToList(); left.Count > 0;)
        {
            var next = left.FirstOrDefault(i => i.Id == root.Id)
                ?? left.Where(i => !left.Any(o => o.Id != i.Id && DependsOn(i, o))).OrderBy(Impact).FirstOrDefault()
                ?? left.OrderBy(Impact).First();
            left.Remove(next);
            order.Add(new FixOrderEntry(
                next.Id, next.Number, [.. all.Where(o => o.Id != next.Id && DependsOn(next, o)).Select(o => o.Number)],
                CustomersHit(next), next.Severity));
        }

        return order;

        bool DependsOn(Incident one, Incident other) => other.Services.Any(s => upstream[one.Id].Contains(s) && !one.Services.Contains(s));
    }

    /// <summary>The commander puts the order on the record.</summary>
    /// <param name="root">With the incidents linked under it as its family.</param>
    public static Decision Propose(Incident root, IReadOnlyCollection<DependencyEdge> edges, Actor by)
    {
        if (root.Root is { } above)
        {
            return new Rejection("not-the-root", $"The incident is linked under {above.Number}.", $"Propose the order on {above.Number}.");
        }

        if (root.IsOver)
        {
            return Refusals.Over(root);
        }

        return by.IsPerson(root.Commander)
            ? Decision.Record(new FixOrderProposed(Of(root, Open(root), edges)))
            : Refusals.OnlyCommander(root, "proposes the order of fixes");
    }

    /// <summary>What of the cascade still needs fixing.</summary>
    public static IReadOnlyList<Incident> Open(Incident root) => [.. root.Family.Where(c => c.Status < IncidentStatus.Resolved)];

    /// <summary>Sorts the greatest impact first; the older incident first where it is equal.</summary>
    private static (int, Severity, Guid) Impact(Incident i) => (-CustomersHit(i), i.Severity, i.Id);

    /// <summary>What people assessed; what was computed where nobody did.</summary>
    private static int CustomersHit(Incident i) => i.Assessment?.CustomersAffected ?? i.Impact?.CustomersAffected ?? 0;

    private static HashSet<string> Upstream(Incident incident, ILookup<string, string> needs)
    {
        var found = new HashSet<string>();
        var open = new Stack<string>(incident.Services);
        while (open.TryPop(out var service))
        {
            foreach (var needed in needs[service].Where(found.Add))
            {
                open.Push(needed);
            }
        }

        return found;
    }
}
