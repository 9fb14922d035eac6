namespace IncidentPlatform.Incidents.Domain.Catalogue;

/// <param name="Service">The service that needs the other.</param>
/// <param name="DependsOn">The service that is needed.</param>
public readonly record struct DependencyEdge(string Service, string DependsOn, DependencyStrength Strength = DependencyStrength.Hard);

/// <summary>Who needs whom, and what follows from it.</summary>
public sealed class DependencyGraph(IReadOnlyCollection<DependencyEdge> edges)
{
    private readonly ILookup<string, DependencyEdge> dependents = edges.ToLookup(e => e.DependsOn, StringComparer.Ordinal);
    private readonly ILookup<string, string> hard = edges.Where(e => e.Strength == DependencyStrength.Hard).ToLookup(e => e.Service, e => e.DependsOn, StringComparer.Ordinal);

    public IReadOnlyCollection<DependencyEdge> Edges => edges;

    public static DependencyGraph Of(IEnumerable<KeyValuePair<string, Service>> services) => new(
        [.. services.SelectMany(s => s.Value.DependsOn.Select(d => new DependencyEdge(s.Key, d.Service, d.Strength)))]);

    /// <summary>The services that one cannot do without, by hard dependencies however far, nearest first.</summary>
    public List<string> NeededBy(string service)
    {
        var needed = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal) { service };
        var next = new Queue<string>([service]);
        while (next.TryDequeue(out var at))
        {
            foreach (var needs in hard[at].Where(known.Add))
            {
                needed.Add(needs);
                next.Enqueue(needs);
            }
        }

        return needed;
    }

    /// <summary>A cycle, as the services on it in order, the first again at the end; null where there is none.</summary>
    public IReadOnlyList<string>? Cycle()
    {
        var needs = edges.ToLookup(e => e.Service, e => e.DependsOn, StringComparer.Ordinal);
        var open = needs.ToDictionary(n => n.Key, n => n.Count(), StringComparer.Ordinal);
        var free = new Queue<string>(edges.Select(e => e.DependsOn).Where(d => !open.ContainsKey(d)).Distinct());
        while (free.TryDequeue(out var done))
        {
            foreach (var waiting in dependents[done].Select(e => e.Service))
            {
                if (--open[waiting] == 0)
                {
                    open.Remove(waiting);
                    free.Enqueue(waiting);
                }
            }
        }

        // What is left needs something that is left: whoever follows it comes back to where he was.
        var path = new List<string>();
        for (var at = open.Keys.Order(StringComparer.Ordinal).FirstOrDefault(); at is not null; at = needs[at].First(open.ContainsKey))
        {
            if (path.IndexOf(at) is >= 0 and var start)
            {
                return [.. path[start..], at];
            }

            path.Add(at);
        }

        return null;
    }

    /// <summary>Services and all that fail with them, in the order of their names.</summary>
    public IReadOnlyList<string> WithFailing(IEnumerable<string> failing)
    {
        var named = failing.ToList();
        return [.. FailingWith(named).Keys.Union(named).Order(StringComparer.Ordinal)];
    }

    /// <summary>The services that fail with those named, by hard dependencies however far, each with the one it fails with.</summary>
    public IReadOnlyDictionary<string, string> FailingWith(IEnumerable<string> failing)
    {
        var known = failing.ToHashSet(StringComparer.Ordinal);
        var because = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var next = new Queue<string>(known);
        while (next.TryDequeue(out var failed))
        {
            foreach (var edge in dependents[failed].Where(e => e.Strength == DependencyStrength.Hard && known.Add(e.Service)))
            {
                because[edge.Service] = failed;
                next.Enqueue(edge.Service);
            }
        }

        return because;
    }
}
