using IncidentPlatform.Escalation.Domain.Obligations;

namespace IncidentPlatform.Escalation.Domain.Pages;

internal static class Requesting
{
    /// <summary>Asks for a page about an obligation; a person who was reached for it already is not paged for it again.</summary>
    public static void Request(this Deliberation it, string person, string reason, Obligation obligation, string? role, bool unconfirmed) =>
        it.Request(person, reason, obligation.Id, role, unconfirmed, obligation.OpenedBy);

    public static void Request(this Deliberation it, string person, string reason, Guid? obligationId, string? role, bool unconfirmed, Guid? cause)
    {
        var before = it.Ledger.Pages.Where(p => p.Person == person && p.Reason == reason && p.ObligationId == obligationId).ToList();
        if (before.Any(p => p.State != PageState.Withdrawn))
            return;
        var id = Ids.Of(obligationId ?? it.Ledger.Id, "page", reason, person, $"{before.Count}");
        it.Record(new PageRequested(id, it.Ledger.Id, person, reason, obligationId, role, unconfirmed), cause: cause);
    }
}
