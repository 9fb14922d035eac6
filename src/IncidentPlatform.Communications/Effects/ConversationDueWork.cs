using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Communications.Timers;
using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Effects;

/// <summary>What has to be done because something was recorded.</summary>
public static class ConversationDueWork
{
    public static IEnumerable<Due> Of(Fact fact, Conversation c) => [.. Telling(fact, c), .. SupportDueWork.Of(fact, c)];

    private static IEnumerable<Due> Telling(Fact fact, Conversation c) => fact.Data switch
    {
        WarRoomMessagePosted { AlreadySaid: false } m => [new Due(SayInRoom.Kind, new SayInRoom.Payload(m.MessageId), fact.RecordedAt) { EvenInDrill = true }],
        SendingBegun b => b.Channels.Select(channel => new Due(KindOf(channel), new UpdateToSend(b.UpdateId, b.LeavesAt), b.LeavesAt ?? fact.RecordedAt)),
        UpdateSent s => [new Due(ForgetAddresses.Kind, new ForgetAddresses.Payload(s.UpdateId), fact.RecordedAt + ForgetAddresses.After)],
        StatusPageChanged p => [.. Telling(p.UpdateId, fact)],
        Erased { Facts.Count: > 0 } => [new Due(ForgetMail.Kind, new ForgetMail.Payload(), fact.RecordedAt) { EvenInDrill = true }],
        PreApprovedTextPlanned p => [new Due(ReleasePreApprovedText.Kind, new ReleasePreApprovedText.Payload(p.ObligationId), p.At)],
        IncidentFollowed or CannedResponsePublished when CannedResponses.ShouldGo(c) => c.CannedResponses
            .Where(r => r.WithdrawnAt is null)
            .Select(r => new Due(WithdrawCannedResponse.Kind, new WithdrawCannedResponse.Payload(r.Id), fact.RecordedAt)),
        _ => c.Room is { } room ? RoomSetUp.Released(room, fact.Data).Select(step => SetUpWarRoom.Due(room.Step(step)!.Next(), fact.RecordedAt)) : [],
    };

    /// <summary>Subscribers of the status page hear of a post.</summary>
    internal static IEnumerable<Due> Telling(Guid postId, Fact fact) =>
    [
        new Due(MailSubscribers.Kind, new PostToTell(postId), fact.RecordedAt),
        new Due(CallSubscribers.Kind, new PostToTell(postId), fact.RecordedAt),
    ];

    private static string KindOf(Channel channel) => channel switch
    {
        Channel.StatusPage => PostToStatusPage.Kind,
        Channel.Mail => SendMail.Kind,
        Channel.HelpDesk => PublishCannedResponse.Kind,
        Channel.WarRoom => PostToWarRoom.Kind,
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, "No effect reaches this channel."),
    };
}

/// <summary>An update that is to leave by one channel.</summary>
/// <param name="LeavesAt">Until then it can be recalled; with it the sending is told from one that was recalled.</param>
public sealed record UpdateToSend(Guid UpdateId, DateTimeOffset? LeavesAt = null);
