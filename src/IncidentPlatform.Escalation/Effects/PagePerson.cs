using IncidentPlatform.Contracts;
using IncidentPlatform.Escalation.Adapters;
using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Escalation.Domain.Pages;
using IncidentPlatform.Hosting.DueWork;

namespace IncidentPlatform.Escalation.Effects;

/// <summary>Somebody is to be reached.</summary>
/// <param name="Round">Which attempt it is.</param>
public sealed record PagePerson(Guid PageId, int Round = 1)
{
    public const string Kind = "page-person";
}

/// <summary>Reaches the person, unless nobody needs to answer any more.</summary>
internal sealed class PagePersonEffect(Reaching reaching, AnswerLinks links) : IEffect<PagePerson>
{
    public async Task<EffectOutcome> Perform(PagePerson payload, EffectCall call, CancellationToken ct)
    {
        var ledger = await call.Query.LoadAsync<Ledger>(call.StreamId, ct);
        var state = await call.State(ct);
        var page = ledger?.Page(payload.PageId);
        if (page is null || state is null || !Paging.IsStillNeeded(ledger, page.Id) || IsOver(state, page))
            return EffectOutcome.Done<Ledger>((l, _) => Paging.Withdraw(l, payload.PageId));

        var person = await Addressed(page.Person, call, ct);
        var message = new PageMessage(
            page.Id, page.Id, page.Person, state.Number, state.Severity, page.Reason, page.Unconfirmed, state.Access.Restricted, await links.To(page.Id, ct));
        var attempts = await reaching.Send(message, person, call.Now, state.Severity, urgent: true, call.MayHaveHappened, ct);
        var again = Reaching.Again(attempts, payload.Round);
        return EffectOutcome.Done<Ledger>(
            (l, now) => Paging.Attempted(l, page.Id, attempts, last: again is null, now),
            streams =>
            {
                if (again is { } after)
                    streams.Schedule(call.StreamId, new Due(PagePerson.Kind, payload with { Round = payload.Round + 1 }, call.Now + after));
            });
    }

    /// <summary>A person of the directory, or what a webhook of it is reached by.</summary>
    private static async Task<Person?> Addressed(string person, EffectCall call, CancellationToken ct) =>
        PageWebhook.NameIn(person) is not { } webhook ? await call.Query.LoadAsync<Person>(person, ct)
        : await call.Query.LoadAsync<PageWebhook>(webhook, ct) is { } known ? new Person(person, webhook, "", known.Url)
        : null;

    /// <summary>Reviews and action items are owed after the end; nothing else is.</summary>
    private static bool IsOver(IncidentState state, Page page) =>
        state.Status is "cancelled" or "merged" || (state.Status == "closed" && page.ObligationId is null);
}
