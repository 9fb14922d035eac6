using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Effects;
using IncidentPlatform.Communications.Views;
using IncidentPlatform.Communications.Webhooks;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Hosting.Messaging;

namespace IncidentPlatform.Communications.Reactions;

/// <summary>Each fact of an incident becomes news for its conversation, and is owed to who subscribed to its like.</summary>
public sealed class ConversationReactions(Playbook playbook) : IReactToFacts
{
    public Task React(IncidentFact fact, Reaction reaction, CancellationToken ct)
    {
        OwedFacts.Take(fact, reaction.Session, reaction.Now);
        return Follow(fact, reaction, ct);
    }

    /// <summary>A finding marked in the war room can be the first that is known of the incident: its status changes.</summary>
    public Task HearOwn(IncidentFact fact, Reaction reaction, CancellationToken ct)
    {
        OwedFacts.Take(fact, reaction.Session, reaction.Now);
        return fact.Type == nameof(FindingRecorded) ? Follow(fact, reaction, ct) : Task.CompletedTask;
    }

    private async Task Follow(IncidentFact fact, Reaction reaction, CancellationToken ct)
    {
        var components = await Components.Of(fact.State.Services, reaction.Session, ct);
        await reaction.Append<Conversation>(
            fact.IncidentId, (conversation, now) => Following.Take(conversation, fact.ToNews(components), playbook, now), ct);
        if (fact.Type == nameof(CriticalCustomerFlagged) && !fact.State.Access.Restricted)
            reaction.Schedule(fact.IncidentId, new Due(LookAtCustomer.Kind, new LookAtCustomer.Payload(fact.As<CriticalCustomerFlagged>().Customer, Ticket: null), reaction.Now));
    }
}
