using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Contracts;
using IncidentPlatform.Kernel;
using Feed = IncidentPlatform.Contracts.Facts;

namespace IncidentPlatform.Communications.Publishing;

/// <summary>What of a conversation belongs on the incident's own timeline: outcomes, never a draft, a recipient or a retry.</summary>
public static class Publishing
{
    public static object? From(Guid incidentId, Fact fact, Conversation conversation) => DataOf(fact.Data, conversation) is { } data
        ? new ReportedFact(
            fact.Id, incidentId, data.GetType().Name, Origins.Communications, fact.OccurredAt,
            new FactActor(Words.Of(fact.Actor.Kind), fact.Actor.Id), fact.Cause, fact.Hops, Wire.ToData(data))
        : null;

    /// <summary>What some of the customers were told is no news for the others: it meets no obligation towards them.</summary>
    private static string AudienceOf(UpdateSent sent, Conversation c) => c.Update(sent.UpdateId)?.To is null ? Words.Of(sent.Audience) : "selected-customers";

    private static object? DataOf(object data, Conversation conversation) => data switch
    {
        WarRoomOpened o => new Feed.WarRoomOpened(o.Name, o.Url, o.BridgeUrl, o.Invited),
        BridgeOpened b => new Feed.BridgeOpened(b.Url),
        WarRoomStepFailed { Attempts: RoomSetUp.FailuresToReport } f => new Feed.WarRoomStepFailed(Words.Of(f.Step), f.Attempts, f.Reason),
        WarRoomMessageMarked { As: Mark.Decision } m => new Feed.DecisionTaken(m.Text),
        WarRoomMessageMarked m => new Feed.FindingRecorded(m.Text),
        UpdateApproved a => new Feed.UpdateApproved(a.UpdateId, Words.Of(a.Audience), Words.Of(a.Kind), a.TextHash),
        UpdateLegallyApproved a => new Feed.LegalApprovalGiven(a.UpdateId, Words.Of(a.Audience), Words.Of(a.Kind), a.TextHash),
        UpdateSent s => new Feed.UpdateSent(
            s.UpdateId, AudienceOf(s, conversation), Words.Of(s.Kind),
            [.. s.Channels.Select(c => new Feed.ChannelOutcome(Words.Of(c.Channel), c.Sent, c.Failed, c.Unknown))], s.TextHash, s.PreApproved),
        UpdateStopped s => new Feed.UpdateStopped(s.UpdateId, Words.Of(s.Audience), Words.Of(s.Kind), s.Reason),
        ReviewRequested r => new Feed.TextReviewRequested(r.RequestId, r.UpdateId, Words.Of(r.Of), r.TextHash, r.Person, r.DueAt),
        ReviewAnswered r => new Feed.TextReviewAnswered(r.RequestId, r.UpdateId, Words.Of(r.Of), Words.Of(r.Answer), r.TextHash),
        SocialPostRecorded p => new Feed.SocialPostRecorded(p.Network, p.Link, p.UpdateId),
        StatusPageChanged c => new Feed.StatusPageChanged(Words.Of(c.Status), c.Components),
        CannedResponsePublished r => new Feed.CannedResponsePublished(r.ResponseId, r.Title),
        TicketVolumeReported v => new Feed.TicketVolumeReported(v.Count, v.Normal, v.Ratio, v.Period),
        CriticalCustomerFlagged f => new Feed.CriticalCustomerFlagged(f.Customer, Words.Of(f.Kind), $"Ticket {f.Ticket}"),
        LinkedTicketsAnswered a => new Feed.LinkedTicketsAnswered(a.Closed, a.ClosedBefore, a.Failed),
        CustomerCallsOwed o => new Feed.CustomerCallsOwed([.. o.Calls.Select(c => c.Customer)]),
        CustomerCallMade m => new Feed.CustomerCallMade(m.Customer, Words.Of(m.Outcome)),
        CannedResponseWithdrawn r => new Feed.CannedResponseWithdrawn(r.ResponseId, r.Title),
        _ => null,
    };
}
