namespace IncidentPlatform.Incidents.Domain;

/// <summary>Another incident, by both its keys.</summary>
public sealed record IncidentKey(Guid Id, string Number);

/// <summary>An incident that is linked under a root.</summary>
/// <param name="Services">Its services when it was linked.</param>
public sealed record CascadeChild(Guid Id, string Number, IReadOnlyList<string> Services);

/// <summary>A cascade: a root and the incidents linked under it, one level deep, one commander for all.</summary>
public static class Cascade
{
    /// <summary>The incident as a decision takes it: commanded through its link, and with the incidents linked under it.</summary>
    /// <param name="states">Everything that was read for the decision.</param>
    /// <returns>Null where the cascade has changed since: something of it was not read.</returns>
    public static Incident? Whole(this Incident incident, IReadOnlyDictionary<Guid, Incident> states)
    {
        if (incident.Root is { } key)
        {
            return states.GetValueOrDefault(key.Id) is { } root ? incident.Under(root) : null;
        }

        return incident.Children.All(c => states.ContainsKey(c.Id))
            ? incident with { Family = [.. incident.Children.Select(c => states[c.Id].Under(incident))] }
            : null;
    }

    /// <summary>Commanded by whoever commands the root.</summary>
    public static Incident Under(this Incident incident, Incident root) => root.HolderOf(IncidentRoles.Commander) is { } commander
        ? incident with { Roles = new Dictionary<string, RoleHolder>(incident.Roles) { [IncidentRoles.Commander] = commander } }
        : incident;
}
