using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>Several incidents turn out to be one: any number are carried on in the one that survives.</summary>
public static class Merging
{
    /// <param name="others">Ids of the incidents to merge.</param>
    /// <param name="states">Every incident that was locked for this.</param>
    public static JointDecision Merge(Incident survivor, IReadOnlyList<Guid> others, IReadOnlyDictionary<Guid, Incident> states, string reason, Actor by)
    {
        if (survivor.IsOver)
        {
            return survivor.MergedInto is { } other
                ? new Rejection("incident-over", $"{survivor.Number} is merged into {other.Number}.", $"Merge into {other.Number}.")
                : Refusals.Over(survivor);
        }

        if (!by.IsPerson(survivor.Commander))
        {
            return Refusals.OnlyCommander(survivor, "merges others into it");
        }

        if (others.Contains(survivor.Id))
        {
            return Refusals.Invalid("merged-into-itself", $"{survivor.Number} cannot be merged into itself.", "Name only the others.");
        }

        if (others.FirstOrDefault(id => !states.ContainsKey(id)) is var unknown && unknown != default)
        {
            return Refusals.NoIncident(unknown.ToString());
        }

        var merged = others.Distinct().Select(id => states[id]).Where(i => i.MergedInto?.Id != survivor.Id).ToList();
        if (merged.Count == 0)
        {
            return Decision.Nothing;
        }

        var refused = Refusals.Missing("reason", reason) ?? merged.Select(i => Unmergeable(i, survivor, states)).FirstOrDefault(r => r is not null);
        if (refused is not null)
        {
            return refused;
        }

        return JointDecision.Record(
            survivor.Id,
            [
                (survivor.Id, new IncidentsAbsorbed(
                    [.. merged.Select(i => new AbsorbedIncident(i.Id, i.Number))], [.. merged.SelectMany(i => i.Services).Except(survivor.Services)], reason)),
                .. merged.Select(i => (i.Id, (object)new IncidentMerged(survivor.Id, survivor.Number, reason))),
            ]);
    }

    private static Rejection? Unmergeable(Incident incident, Incident survivor, IReadOnlyDictionary<Guid, Incident> states)
    {
        if (incident.IsOver)
        {
            return new Rejection(
                "incident-over", $"{incident.Number} is {incident.Status.ToString().ToLowerInvariant()}.",
                incident.MergedInto is { } other ? $"It lives on in {other.Number}: merge that one." : "Leave it out: what is over stays as it is.");
        }

        return incident.Children.Where(c => states.GetValueOrDefault(c.Id) is not { IsOver: true }).Select(c => c.Number).ToList() is { Count: > 0 } linked
            ? new Rejection(
                "merges-a-root", $"{string.Join(", ", linked)} under {incident.Number} {(linked.Count == 1 ? "is" : "are")} not over.",
                $"Link {incident.Number} under {survivor.Number} first, which takes them along; then merge it.")
            : Secrecy.Apart(incident, survivor) ?? CascadeRules.Different(incident, survivor);
    }
}
