using IncidentPlatform.Communications.Adapters.HelpDesk;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Reactions;
using IncidentPlatform.Hosting.DueWork;

namespace IncidentPlatform.Communications.Effects;

/// <summary>The all clear is given, and support chose to answer and close linked tickets: one of them.</summary>
public sealed class AnswerTicket(IHelpDesk helpDesk, IncidentReader reader) : IEffect<AnswerTicket.Payload>
{
    public const string Kind = "answer-ticket";
    private static readonly TimeSpan UntilIncidentsAnswers = TimeSpan.FromSeconds(5);

    public sealed record Payload(string Ticket);

    public async Task<EffectOutcome> Perform(Payload payload, EffectCall call, CancellationToken ct)
    {
        if (await call.Query.LoadAsync<Conversation>(call.StreamId, ct) is not { Situation.Restricted: false } c || !LinkedTickets.ToAnswer(c).Contains(payload.Ticket))
            return EffectOutcome.Nothing;
        if (await reader.Read(call.StreamId, call.Query, ct) is not { } read)
            return EffectOutcome.Retry(UntilIncidentsAnswers, "Incidents cannot be read");
        if (read.Any(news => news.Situation.Restricted))
            return EffectOutcome.Nothing;

        // The key is the ticket's, not the call's: a ticket that is unlinked and linked again is the same ticket.
        var outcome = LinkedTickets.Answer(c) is { } text
            ? await helpDesk.AnswerAndClose(payload.Ticket, text, DerivedId.Of(c.Id, $"answer/{payload.Ticket}"), ct)
            : TicketOutcome.NoText;
        return EffectOutcome.Done<Conversation>((state, now) => LinkedTickets.Answered(state, payload.Ticket, outcome, now));
    }
}
