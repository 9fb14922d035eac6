using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Communications.Timers;
using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Effects;

/// <summary>What has to be done because something was recorded.</summary>
public static class ConversationDueWork
{
    public static IEnumerable<Due> Of(Fact fact, Conversation c) => fact.Data switch
    {
        // The room is kept inside the platform: people train in it too.
        WarRoomPlanned => [new Due(OpenWarRoom.Kind, new OpenWarRoom.Payload(), fact.RecordedAt) { EvenInDrill = true }],
        ResponderInvited i when c.Room!.IsOpen() =>
            [new Due(InviteToWarRoom.Kind, new InviteToWarRoom.Payload(i.Person), fact.RecordedAt) { EvenInDrill = true }],
        SendingBegun b => b.Channels.Select(channel => new Due(KindOf(channel), new UpdateToSend(b.UpdateId), fact.RecordedAt)),
        Erased { Facts.Count: > 0 } => [new Due(ForgetMail.Kind, new ForgetMail.Payload(), fact.RecordedAt) { EvenInDrill = true }],
        PreApprovedTextPlanned p => [new Due(ReleasePreApprovedText.Kind, new ReleasePreApprovedText.Payload(p.ObligationId), p.At)],
        IncidentFollowed or CannedResponsePublished when CannedResponses.ShouldGo(c) => c.CannedResponses
            .Where(r => r.WithdrawnAt is null)
            .Select(r => new Due(WithdrawCannedResponse.Kind, new WithdrawCannedResponse.Payload(r.Id), fact.RecordedAt)),
        _ => [],
    };

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
public sealed record UpdateToSend(Guid UpdateId);
