using IncidentPlatform.Contracts;
using IncidentPlatform.Escalation.Adapters;
using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Escalation.Domain.Pages;
using IncidentPlatform.Hosting.DueWork;

namespace IncidentPlatform.Escalation.Effects;

/// <summary>Somebody is to be reached.</summary>
public sealed record PagePerson(Guid PageId)
{
    public const string Kind = "page-person";
}

/// <summary>Reaches the person by the first pager that can, unless nobody needs to answer any more.</summary>
internal sealed class PagePersonEffect(IEnumerable<IPager> pagers) : IEffect<PagePerson>
{
    public async Task<EffectOutcome> Perform(PagePerson payload, EffectCall call, CancellationToken ct)
    {
        var ledger = await call.Query.LoadAsync<Ledger>(call.StreamId, ct);
        var state = await call.State(ct);
        var page = ledger?.Page(payload.PageId);
        if (page is null || state is null || !Paging.IsStillNeeded(ledger, page.Id) || IsOver(state, page))
            return EffectOutcome.Done<Ledger>((l, _) => Paging.Withdraw(l, payload.PageId));

        var person = await call.Query.LoadAsync<Person>(page.Person, ct);
        var pager = pagers.First(p => p.Reaches(person));
        if (call.MayHaveHappened && !pager.KnowsRepeats)
            return Attempted(page, pager, PageOutcome.Unknown);

        var message = new PageMessage(call.Id, page.Id, page.Person, state.Number, state.Severity, page.Reason, page.Unconfirmed, state.Access.Restricted);
        var outcome = await pager.Page(message, person, ct);
        return Attempts.Again(outcome, call) is { } after
            ? EffectOutcome.Retry(after, $"The pager '{pager.Channel}' did not take the page")
            : Attempted(page, pager, outcome);
    }

    /// <summary>Reviews and action items are owed after the end; nothing else is.</summary>
    private static bool IsOver(IncidentState state, Page page) =>
        state.Status is "cancelled" or "merged" || (state.Status == "closed" && page.ObligationId is null);

    private static EffectOutcome Attempted(Page page, IPager pager, PageOutcome outcome) =>
        EffectOutcome.Done<Ledger>((ledger, _) => Paging.Attempted(ledger, page.Id, pager.Channel, Attempts.Word(outcome)));
}
