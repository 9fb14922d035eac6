using IncidentPlatform.Escalation.Domain.OnCall;

namespace IncidentPlatform.Escalation.Domain.Pages;

/// <summary>
/// A security incident wakes the security lead, legal counsel and the executives at once: whoever holds the role, else whoever is in the
/// position of that name. The page says a number and "restricted".
/// </summary>
internal static class Secrecy
{
    private static readonly string[] Woken = ["security-lead", "legal-counsel", "executive-sponsor"];

    public static void NotifyOfSecurity(this Deliberation it, IncidentEvent fact, PeopleDirectory directory)
    {
        if (fact.Type != IncidentEvent.SecurityDesignated)
            return;
        foreach (var role in Woken)
        {
            if ((it.Ledger.Roles.GetValueOrDefault(role) ?? directory.InPosition(role)) is { } person)
                it.Request(person, role, obligationId: null, role: null, unconfirmed: false, fact.Id);
        }
    }
}
