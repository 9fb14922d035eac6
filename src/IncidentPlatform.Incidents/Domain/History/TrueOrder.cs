using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>
/// Facts in the order in which they were true: by occurredAt after corrections. What a fact presupposes cannot be later than the fact
/// (a fix that was deployed at 02:30 had been proposed by then, whenever that was written down), and nothing is true of an incident
/// before it is declared.
/// </summary>
internal static class TrueOrder
{
    /// <returns>The facts, with both times set to when they were true.</returns>
    public static IReadOnlyList<Fact> Of(IReadOnlyList<Fact> known)
    {
        var corrections = Corrections.Among(known);
        var facts = known.Select(f => f.As(corrections.GetValueOrDefault(f.Id))).ToArray();
        var times = facts.Select(f => f.OccurredAt).ToArray();
        var presupposed = Presupposed(facts);
        for (var later = facts.Length - 1; later >= 0; later--)
        {
            if (presupposed[later] is { } earlier && times[later] < times[earlier])
            {
                times[earlier] = times[later];
            }
        }

        var declared = Array.FindIndex(facts, f => f.Data is IncidentDeclared) is var at and >= 0 ? times[at] : DateTimeOffset.MinValue;
        return
        [
            .. facts.Select((f, i) => f with { OccurredAt = Later(times[i], declared), RecordedAt = Later(times[i], declared) })
                .OrderBy(f => f.OccurredAt).ThenBy(f => f.Version),
        ];
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

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
