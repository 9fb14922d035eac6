using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>Incidents that one cause brings about are linked under the one that it came from.</summary>
public static class Cascading
{
    /// <summary>Links an incident, with all that is linked under it, under another or under that one's root.</summary>
    /// <param name="incident">Becomes part of the cascade.</param>
    /// <param name="target">The root, or an incident of its cascade.</param>
    /// <param name="states">Every incident that was locked for this.</param>
    public static JointDecision Link(Incident incident, Incident target, IReadOnlyDictionary<Guid, Incident> states, string reason, Actor by)
    {
        if (target.Root is { } key && !states.ContainsKey(key.Id)
            || incident.Root is { } former && !states.ContainsKey(former.Id)
            || incident.Children.Any(c => !states.ContainsKey(c.Id)))
        {
            return CascadeRules.Moved;
        }

        var root = target.Root is { } above ? states[above.Id] : target;
        if (incident.Root?.Id == root.Id && incident.Id != root.Id)
        {
            return Decision.Nothing;
        }

        if (Unlinkable(incident, target, root) is { } refused)
        {
            return refused;
        }

        if (!by.IsPerson(root.Commander) && !by.IsPerson((incident.Root is { } r ? states[r.Id] : incident).Commander))
        {
            return Refusals.OnlyCommander(root, "links an incident under it; so does the commander of the other");
        }

        IReadOnlyList<Incident> moved = [incident, .. incident.Children.Select(c => states[c.Id])];
        var refusal = Refusals.Missing("reason", reason)
            ?? moved.Where(m => !m.IsOver).Select(m => CommandRules.KeepsApart(m, IncidentRoles.Commander, root.Commander!)).FirstOrDefault(r => r is not null);
        return refusal is not null ? refusal : JointDecision.Record(incident.Id, Facts(incident, moved, root, reason));
    }

    /// <summary>The incident stands alone again, under the commander of its former root.</summary>
    public static JointDecision Unlink(Incident incident, IReadOnlyDictionary<Guid, Incident> states, string reason, Actor by)
    {
        if (incident.Root is not { } key)
        {
            return Decision.Nothing;
        }

        if (!states.TryGetValue(key.Id, out var root))
        {
            return CascadeRules.Moved;
        }

        if (incident.IsOver)
        {
            return Refusals.Over(incident);
        }

        if (!by.IsPerson(root.Commander))
        {
            return Refusals.OnlyCommander(root, "unlinks an incident from it");
        }

        var holder = root.HolderOf(IncidentRoles.Commander)!;
        return Refusals.Missing("reason", reason) is { } missing
            ? missing
            : JointDecision.Record(
                incident.Id,
                [
                    (incident.Id, new Unlinked(root.Id, root.Number, reason)),
                    (incident.Id, new RoleAssigned(IncidentRoles.Commander, holder.Person, RoleBasis.Cascade, holder.Acknowledged)),
                    (root.Id, new CascadeLeft(incident.Id, incident.Number)),
                ]);
    }

    /// <summary>An incident that becomes a security incident leaves its cascade: what was under it stands alone, and so does it.</summary>
    internal static IEnumerable<(Guid Stream, object Fact)> Leave(Incident incident, IReadOnlyDictionary<Guid, Incident> states)
    {
        if (incident.Root is { } key)
        {
            return Apart(incident, states[key.Id]);
        }

        return incident.Children.SelectMany(c => Apart(states[c.Id], incident));
    }

    private static IEnumerable<(Guid Stream, object Fact)> Apart(Incident child, Incident root)
    {
        yield return (child.Id, new Unlinked(root.Id, root.Number, "Each is commanded by itself from here on."));
        if (!child.IsOver && root.HolderOf(IncidentRoles.Commander) is { } holder)
        {
            yield return (child.Id, new RoleAssigned(IncidentRoles.Commander, holder.Person, RoleBasis.Cascade, holder.Acknowledged));
        }

        yield return (root.Id, new CascadeLeft(child.Id, child.Number));
    }

    private static Rejection? Unlinkable(Incident incident, Incident target, Incident root)
    {
        if (incident.Id == target.Id)
        {
            return Refusals.Invalid("linked-to-itself", "An incident cannot be its own root.", "Name the incident that it came from.");
        }

        if (incident.Id == root.Id)
        {
            return new Rejection(
                "cascade-cycle", $"{target.Number} is linked under {incident.Number} already.",
                $"Unlink {target.Number} first; then link {incident.Number} under it.");
        }

        return incident.IsOver ? Refusals.Over(incident)
            : root.IsOver ? new Rejection("root-over", $"{root.Number} is over.", "Link it under an incident that is open, or go on with it alone.")
            : CascadeRules.Restricted(incident, root) ?? CascadeRules.Different(incident, root);
    }

    private static IEnumerable<(Guid Stream, object Fact)> Facts(Incident incident, IReadOnlyList<Incident> moved, Incident root, string reason)
    {
        if (incident.Root is { } former)
        {
            yield return (former.Id, new CascadeLeft(incident.Id, incident.Number));
        }

        foreach (var each in moved)
        {
            yield return (each.Id, new LinkedUnderRoot(root.Id, root.Number, root.Commander!, reason));
            yield return (root.Id, new CascadeJoined(each.Id, each.Number, each.Services));
            if (each.Id != incident.Id)
            {
                yield return (incident.Id, new CascadeLeft(each.Id, each.Number));
            }
        }
    }
}
