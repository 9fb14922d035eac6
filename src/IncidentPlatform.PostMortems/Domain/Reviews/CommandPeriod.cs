using IncidentPlatform.PostMortems.Domain.Evidence;

namespace IncidentPlatform.PostMortems.Domain.Reviews;

/// <summary>A time during which one person commanded; open while it lasts.</summary>
/// <param name="Basis">Why this person: <c>roster</c>, <c>hand-over</c>, …</param>
public sealed record CommandPeriod(string Person, string Basis, DateTimeOffset From, DateTimeOffset? To, Citation Cite)
{
    private const string Role = "commander";

    public static IReadOnlyList<CommandPeriod> Of(Story story)
    {
        List<CommandPeriod> periods = [];
        foreach (var fact in story.Facts)
        {
            var (person, basis) = fact.Data switch
            {
                RoleAssigned { Role: Role } assigned => (assigned.Person, assigned.Basis),
                HandOverAcknowledged { Role: Role } handOver => (handOver.To, "hand-over"),
                _ => (null, ""),
            };
            if (person is null || (periods is [.., { To: null } current] && current.Person == person))
                continue;
            if (periods is [.., { To: null } before])
                periods[^1] = before with { To = fact.At };
            periods.Add(new CommandPeriod(person, basis, fact.At, null, fact.Cite));
        }

        return periods;
    }
}
