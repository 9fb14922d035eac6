using IncidentPlatform.Incidents.Domain.Catalogue;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>Whether a commander can change the cadence within the bounds of a pack, and whether its own time lies between them.</summary>
internal static class CadenceFaults
{
    public static IEnumerable<Fault> Of(PolicyPack pack)
    {
        var usual = pack.Obligations.FirstOrDefault(o => o.Kind == Cadences.NextUpdate)?.Due ?? new Dictionary<string, TimeSpan>();
        var given = pack.Cadence ?? new Dictionary<string, CadenceBounds>();
        return
        [
            .. PolicyPackFaults.Unknown("cadence", given.Keys),
            .. given.Where(c => PolicyPackFaults.Severities.Contains(c.Key)).SelectMany(c => Of($"cadence.{c.Key}", c.Value, usual.TryGetValue(c.Key, out var due) ? due : null)),
            .. usual.Where(u => PolicyPackFaults.Severities.Contains(u.Key) && !given.ContainsKey(u.Key) && u.Value < PolicyPack.LeastCadence)
                .Select(u => new Fault($"cadence.{u.Key}", $"is missing: updates are due sooner than {PolicyPack.LeastCadence.InWords()}, the least where no bounds are given")),
        ];
    }

    private static IEnumerable<Fault> Of(string at, CadenceBounds bounds, TimeSpan? usual)
    {
        if (bounds.Least <= TimeSpan.Zero || bounds.Most < bounds.Least)
        {
            yield return new Fault(at, "has no bounds that a time can lie between");
        }
        else if (usual is not { } due)
        {
            yield return new Fault(at, $"can never be used: no obligation {Cadences.NextUpdate} is due at this severity");
        }
        else if (due < bounds.Least || due > bounds.Most)
        {
            yield return new Fault(at, $"leaves out the usual time, {due.InWords()}");
        }
    }
}
