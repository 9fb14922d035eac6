using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Escalation.Domain.Pages;

/// <summary>Pages by hand, and what became of an attempt.</summary>
public static class Paging
{
    public const string Manual = "manual";

    /// <param name="pageId">The caller's id for it: asking twice with one id pages once.</param>
    /// <param name="note">Why the person is needed, in the asker's words.</param>
    public static Decision Ask(Ledger? ledger, Guid incidentId, Guid pageId, string person, string note, Actor by, PeopleDirectory directory, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(note))
            return PageRejections.NoNote;
        if (directory.Person(person) is null)
            return PageRejections.UnknownPerson(person);
        if (ledger?.Page(pageId) is not null)
            return Decision.Nothing;
        var it = new Deliberation(ledger ?? new Ledger { Id = incidentId }, now);
        it.Record(new PageRequested(pageId, incidentId, person, Manual, Note: note), by: by);
        return it.Decision;
    }

    /// <summary>Whether anybody still needs to answer it.</summary>
    public static bool IsStillNeeded(Ledger? ledger, Guid pageId) =>
        ledger?.Page(pageId) is { State: PageState.Requested } page
        && (page.ObligationId is not { } about || ledger.Obligation(about)?.Ended == false);

    /// <param name="last">Nothing more will be tried: what came of the last attempt is what came of the page.</param>
    public static Decision Attempted(Ledger? ledger, Guid pageId, IReadOnlyList<PageAttempt> attempts, bool last, DateTimeOffset now)
    {
        if (ledger?.Page(pageId) is not { State: PageState.Requested or PageState.Acknowledged or PageState.Declined, Channel: null } page)
            return Decision.Nothing;
        var it = new Deliberation(ledger, now);
        foreach (var attempt in attempts.Where(a => !a.GotThrough()))
            it.Record(new PageAttempted(page.Id, attempt.Channel, attempt.Outcome));
        if (last)
            it.Record(new ResponderPaged(page.Id, page.Person, page.Reason, attempts[^1].Channel, attempts[^1].Result()));
        return it.Decision;
    }

    /// <summary>It was not sent because it is no longer true.</summary>
    public static Decision Withdraw(Ledger? ledger, Guid pageId) =>
        ledger?.Page(pageId) is { } page && page.Awaits()
            ? Decision.Record(new PageWithdrawn(page.Id, "no-longer-true"))
            : Decision.Nothing;
}
