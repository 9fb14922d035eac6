using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Contracts;
using IncidentPlatform.Kernel;
using Feed = IncidentPlatform.Contracts.Facts;

namespace IncidentPlatform.Communications.Publishing;

/// <summary>What of a conversation belongs on the incident's own timeline: outcomes, never a draft, a recipient or a retry.</summary>
public static class Publishing
{
    public static object? From(Guid incidentId, Fact fact, Conversation conversation) => DataOf(fact.Data) is { } data
        ? new ReportedFact(
            fact.Id, incidentId, data.GetType().Name, Origins.Communications, fact.OccurredAt,
            new FactActor(Words.Of(fact.Actor.Kind), fact.Actor.Id), fact.Cause, fact.Hops, Wire.ToData(data))
        : null;

    private static object? DataOf(object data) => data switch
    {
        WarRoomOpened o => new Feed.WarRoomOpened(o.Name, o.Url, o.BridgeUrl, o.Invited),
        BridgeOpened b => new Feed.BridgeOpened(b.Url),
        WarRoomStepFailed { Attempts: RoomSetUp.FailuresToReport } f => new Feed.WarRoomStepFailed(Words.Of(f.Step), f.Attempts, f.Reason),
        WarRoomMessageMarked { As: Mark.Decision } m => new Feed.DecisionTaken(m.Text),
        WarRoomMessageMarked m => new Feed.FindingRecorded(m.Text),
        UpdateApproved a => new Feed.UpdateApproved(a.UpdateId, Words.Of(a.Audience), Words.Of(a.Kind), a.TextHash),
        UpdateLegallyApproved a => new Feed.LegalApprovalGiven(a.UpdateId, Words.Of(a.Audience), Words.Of(a.Kind), a.TextHash),
        UpdateSent s => new Feed.UpdateSent(
            s.UpdateId, Words.Of(s.Audience), Words.Of(s.Kind),
            [.. s.Channels.Select(c => new Feed.ChannelOutcome(Words.Of(c.Channel), c.Sent, c.Failed, c.Unknown))], s.TextHash, s.PreApproved),
        UpdateStopped s => new Feed.UpdateStopped(s.UpdateId, Words.Of(s.Audience), Words.Of(s.Kind), s.Reason),
        StatusPageChanged c => new Feed.StatusPageChanged(Words.Of(c.Status), c.Components),
        CannedResponsePublished r => new Feed.CannedResponsePublished(r.ResponseId, r.Title),
        CannedResponseWithdrawn r => new Feed.CannedResponseWithdrawn(r.ResponseId, r.Title),
        _ => null,
    };
}
