using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>One person's time in a role, by when it was true.</summary>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive; null while the person holds it.</param>
/// <param name="FactId">The fact that gave the person the role.</param>
public sealed record RoleInterval(string Role, string Person, DateTimeOffset From, DateTimeOffset? To, Guid FactId);

/// <summary>Who held which role when; while an incident is linked its commander is the root's, and none of its own.</summary>
internal static class RoleIntervals
{
    /// <param name="inTrueOrder">Facts in the order in which they were true.</param>
    /// <returns>In the order in which they began; whoever held a role for no time at all is left out.</returns>
    public static IReadOnlyList<RoleInterval> Of(IReadOnlyList<Fact> inTrueOrder)
    {
        var all = new List<RoleInterval>();
        foreach (var fact in inTrueOrder)
        {
            switch (fact.Data)
            {
                case RoleAssigned e when HolderOf(e.Role)?.Person != e.Person:
                    End(e.Role, fact.OccurredAt);
                    all.Add(new RoleInterval(e.Role, e.Person, fact.OccurredAt, null, fact.Id));
                    break;
                case RoleRelieved { Role: not IncidentRoles.Commander } e:
                    End(e.Role, fact.OccurredAt);
                    break;
                case LinkedUnderRoot:
                    End(IncidentRoles.Commander, fact.OccurredAt);
                    break;
            }
        }

        return [.. all.Where(i => i.To != i.From)];

        RoleInterval? HolderOf(string role) => all.LastOrDefault(i => i.Role == role && i.To is null);

        void End(string role, DateTimeOffset at)
        {
            if (HolderOf(role) is { } open)
            {
                all[all.IndexOf(open)] = open with { To = at };
            }
        }
    }
}
