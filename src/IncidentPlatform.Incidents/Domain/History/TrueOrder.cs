using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>
/// Facts in the order in which they were true: by occurredAt after corrections. What a fact presupposes cannot be later than the fact
/// (a fix that was deployed at 02:30 had been proposed by then, whenever that was written down), nothing is true of an incident before
/// it is declared, and the first policy and the first commander are there from then on.
/// </summary>
internal static class TrueOrder
{
    /// <returns>The facts, with both times set to when they were true.</returns>
    public static IReadOnlyList<Fact> Of(IReadOnlyList<Fact> known)
    {
        var corrections = Corrections.Among(known);
        var facts = known.Select(f => f.As(corrections.GetValueOrDefault(f.Id))).ToArray();
        var times = TimesOf(facts);
        return [.. facts.Select((f, i) => f with { OccurredAt = times[i], RecordedAt = times[i] }).OrderBy(f => f.OccurredAt).ThenBy(f => f.Version)];
    }

    private static DateTimeOffset[] TimesOf(Fact[] facts)
    {
        var times = facts.Select(f => f.OccurredAt).ToArray();
        var presupposed = Presupposed(facts);
        for (var later = facts.Length - 1; later >= 0; later--)
        {
            if (presupposed[later] is { } earlier && times[later] < times[earlier])
            {
                times[earlier] = times[later];
            }
        }

        if (First(f => f is IncidentDeclared) is not { } declaration)
        {
            return times;
        }

        foreach (var from in new[] { First(f => f is PolicyAdopted), First(f => f is RoleAssigned { Role: IncidentRoles.Commander }) }.OfType<int>())
        {
            times[from] = times[declaration];
        }

        return [.. times.Select(t => t > times[declaration] ? t : times[declaration])];

        int? First(Func<object, bool> isIt) => Array.FindIndex(facts, f => isIt(f.Data)) is var at and >= 0 ? at : null;
    }

    /// <summary>For each fact the place of the one it cannot do without, if there is one.</summary>
    private static int?[] Presupposed(Fact[] facts)
    {
        var needs = new int?[facts.Length];
        var (proposed, deployed) = (new Dictionary<Guid, int>(), new Dictionary<Guid, int>());
        var handOvers = new Dictionary<string, int>();
        int? resolved = null;
        for (var i = 0; i < facts.Length; i++)
        {
            needs[i] = facts[i].Data switch
            {
                FixValidated e => Place(proposed, e.FixId),
                FixDeployed e => Place(proposed, e.FixId),
                FixReverted e => Place(deployed, e.FixId) ?? Place(proposed, e.FixId),
                HandOverAcknowledged e => Place(handOvers, e.Role),
                AllClearDeclared or IncidentReopened => resolved,
                _ => null,
            };
            switch (facts[i].Data)
            {
                case FixProposed e: proposed.TryAdd(e.FixId, i); break;
                case FixDeployed e: deployed[e.FixId] = i; break;
                case HandOverProposed e: handOvers[e.Role] = i; break;
                case IncidentResolved: resolved = i; break;
            }
        }

        return needs;
    }

    private static int? Place<T>(Dictionary<T, int> places, T key) where T : notnull => places.TryGetValue(key, out var at) ? at : null;
}
