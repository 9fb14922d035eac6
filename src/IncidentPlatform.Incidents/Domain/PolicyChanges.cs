using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>A running incident runs by another pack, or by another version of its pack.</summary>
public static class PolicyChanges
{
    /// <summary>The commander or an administrator decides; the whole policy is adopted anew, and what numbers reach by it is said at once.</summary>
    /// <param name="pack">The pack to run by from here on.</param>
    /// <param name="administrator">Whether the caller administrates the organisation.</param>
    public static Decision Change(Incident incident, PolicyPack pack, string reason, Actor by, bool administrator)
    {
        if (incident.IsOver)
        {
            return Refusals.Over(incident);
        }

        if (!administrator && !by.IsPerson(incident.Commander))
        {
            return Refusals.OnlyCommander(incident, "changes the policy");
        }

        var (before, after) = (Name(incident.Policy), $"{pack.Pack}/{pack.Version}");
        if (before == after)
        {
            return Decision.Nothing;
        }

        var policy = pack.Resolve(incident.Severity);
        return Refusals.Missing("reason", reason) is { } missing
            ? missing
            : Decision.Record(
                [new PolicyAdopted(policy), new PolicyChanged(before, after, reason), .. Materiality.Reaches(incident with { Policy = policy })]);
    }

    private static string Name(Policy? policy) => $"{policy?.Pack}/{policy?.PackVersion}";
}
