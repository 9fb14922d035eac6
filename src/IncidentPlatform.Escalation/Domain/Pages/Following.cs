using IncidentPlatform.Escalation.Domain.Obligations;

namespace IncidentPlatform.Escalation.Domain.Pages;

/// <summary>Pages go to whoever holds the role: at opening, and to the new holder when it is handed over.</summary>
internal static class Following
{
    public static void FollowCommand(this Deliberation it, IncidentEvent fact)
    {
        if (fact.Standing is { } standing && standing.AsOf > it.Ledger.RolesAsOf && !Same(standing.Roles, it.Ledger.Roles))
        {
            it.Record(new RolesTaken(fact.IncidentId, standing.Roles, standing.AsOf), fact.RecordedAt, fact.Id);
            it.MovePages(fact);
        }

        foreach (var owed in it.Ledger.Owed().Where(o => o.State == ObligationState.Open && o.Rule.BeginsWithPage()).ToList())
        {
            if (it.Ledger.PersonOwing(owed) is { } person)
                it.Request(person, owed.Kind, owed, owed.IsOwedByPerson() ? null : owed.OwedBy, unconfirmed: false);
        }
    }

    private static void MovePages(this Deliberation it, IncidentEvent fact)
    {
        foreach (var page in it.Ledger.Pages.Where(p => p.Awaits() && p.Role is not null).ToList())
        {
            var holder = it.Ledger.HolderOf(page.Role!);
            if (holder is null || holder == page.Person || (page.ObligationId is { } id && it.Ledger.Obligation(id)?.Ended == true))
                continue;
            it.Record(new PageWithdrawn(page.Id, "moved"), cause: fact.Id);
            it.Request(holder, page.Reason, page.ObligationId, page.Role, page.Unconfirmed, fact.Id);
        }
    }

    private static bool Same(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        one.Count == other.Count && one.All(r => other.GetValueOrDefault(r.Key) == r.Value);
}
