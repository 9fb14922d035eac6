using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Domain;

/// <summary>How a conversation follows from its facts. Erased words are absent and leave the rest standing.</summary>
public static class ConversationEvolution
{
    private const string Erased = Kernel.Erased.Mark;
    private const string Withheld = "(restricted)";

    public static Conversation Evolve(Conversation? state, Fact fact) => Apply(state, fact.Data, fact.Actor, fact.RecordedAt);

    /// <summary>The state after something that was recorded, or is about to be.</summary>
    public static Conversation Apply(Conversation? state, object data, Actor actor, DateTimeOffset at) => (state, data) switch
    {
        (null, IncidentFollowed first) => Follow(new Conversation { Id = first.IncidentId, Situation = first.Situation }, first),
        (null, _) => throw new InvalidOperationException("A conversation starts by following its incident."),
        _ => Next(state, data, actor, at),
    };

    private static Conversation Next(Conversation c, object data, Actor actor, DateTimeOffset at) => data switch
    {
        IncidentFollowed f => Follow(c, f) with { EndedAt = f.Situation.Status is "closed" or "cancelled" or "merged" ? c.EndedAt ?? at : null },
        WarRoomPlanned or WarRoomOpened or TechnicalRoomOpened or BridgeOpened or WarRoomTopicSet or RoomsMadePrivate or ResponderInvited
            or RespondersAdded or ResponderRelieved or WarRoomMessagePosted or WarRoomMessageMarked or WarRoomStepsPlanned or WarRoomStepDone
            or WarRoomStepFailed or WarRoomStepRetryAsked => c with { Room = WarRoomEvolution.Apply(c.Room, data, actor, at) },
        ChannelFinished { Channel: Channel.WarRoom, Sent: > 0 } f when c.Update(f.UpdateId) is { } update => c with
        {
            Revision = c.Revision + 1,
            Updates = Updates(c, data, actor.Id, at),
            Room = WarRoomEvolution.Told(c.Room, update, at),
        },
        UpdateDrafted or UpdateEdited or UpdateSuperseded or UpdateApproved or UpdateLegallyApproved or SendingBegun or UpdateRecalled or ChannelFinished
            or UpdateSent or UpdateStopped or ReviewRequested or ReviewAnswered =>
            c with { Revision = c.Revision + 1, Updates = Updates(c, data, actor.Id, at) },
        SocialPostRecorded p => c with
        {
            SocialPosts = [.. c.SocialPosts, new SocialPost(p.PostId, p.UpdateId, p.Network, p.Link ?? Erased, p.Text ?? Erased, actor.Id, at)],
        },
        StatusPageChanged p => c with
        {
            Posts = [.. c.Posts, new StatusPost(p.UpdateId, p.Status, p.Severity, p.Components, p.Title ?? Erased, p.Body ?? Erased, at)],
        },
        CannedResponsePublished r => c with
        {
            CannedResponses =
            [
                .. c.CannedResponses.Where(k => k.Id != r.ResponseId),
                new CannedResponse(r.ResponseId, r.Title ?? Erased, r.Body ?? Erased, at),
            ],
        },
        CannedResponseWithdrawn r => c with
        {
            CannedResponses = [.. c.CannedResponses.Select(k => k.Id == r.ResponseId ? k with { WithdrawnAt = at } : k)],
        },
        ReplyReceived r => c with
        {
            Replies = [.. c.Replies, new Reply(r.ReplyId, r.Text ?? Erased, r.Name, r.Mail, r.Commander, r.Via, at)],
        },
        PreApprovedTextPlanned p => c with
        {
            Planned = [.. c.Planned, new PlannedText(p.ObligationId, p.Obligation, p.At, at)],
        },
        _ => c with { Desk = SupportDeskEvolution.Apply(c.Desk, data, actor.Id, at) },
    };

    private static Conversation Follow(Conversation c, IncidentFollowed f)
    {
        var followed = c with { Taken = Math.Max(c.Taken, f.Source.Version), Situation = f.Situation };
        return f.Situation.Restricted
            ? Forget(followed)
            : followed with { Title = f.Title, TitledBy = f.Title == c.Title ? c.TitledBy : f.Source.Id, Known = Knowledge.Learn(c.Known, f.Says ?? [], f.NoLongerTrue) };
    }

    /// <summary>A restricted incident's words are not kept here, and what was drafted from them is not either.</summary>
    private static Conversation Forget(Conversation c) => c with
    {
        Title = null,
        TitledBy = null,
        Known = [],
        Room = WarRoomEvolution.Forget(c.Room, c.Situation),
        Updates = [.. c.Updates.Select(u => u.IsUntouched() ? u with { Text = new Text(Withheld, Withheld), States = [] } : u)],
    };

    private static IReadOnlyList<Update> Updates(Conversation c, object data, string actor, DateTimeOffset at) => data switch
    {
        UpdateDrafted d when c.Update(d.UpdateId) is null => [.. c.Updates, Drafted(d, at) with { Revision = c.Revision + 1 }],
        UpdateDrafted d => Changed(c, d.UpdateId, _ => Drafted(d, at)),
        UpdateEdited e => Changed(c, e.UpdateId, u => u with
        {
            Stage = UpdateStage.Draft,
            Text = e.Text ?? new Text(Erased, Erased),
            Status = e.Status,
            States = e.States ?? [],
            Source = null,
        }),
        UpdateSuperseded s => Changed(c, s.UpdateId, u => u with { Stage = UpdateStage.Superseded }),
        UpdateApproved a => Changed(c, a.UpdateId, u => u with { Stage = UpdateStage.Approved }),
        UpdateLegallyApproved a => Changed(c, a.UpdateId, u => u with { LegallyApproved = a.TextHash }),
        SendingBegun b => Changed(c, b.UpdateId, u => u with
        {
            Stage = UpdateStage.Sending,
            Channels = b.Channels,
            PreApproved = b.PreApproved,
            LeavesAt = b.LeavesAt,
        }),
        UpdateRecalled r => Changed(c, r.UpdateId, u => u with { Stage = UpdateStage.Draft, Channels = [], LeavesAt = null, Source = null }),
        ChannelFinished f => Changed(c, f.UpdateId, u => u with
        {
            Outcomes = [.. u.Outcomes, f],
            DoneAt = new Dictionary<Channel, DateTimeOffset>(u.DoneAt) { [f.Channel] = at },
        }),
        UpdateSent s => Changed(c, s.UpdateId, u => u with { Stage = UpdateStage.Sent, SentAt = at }),
        ReviewRequested r => Changed(c, r.UpdateId, u => u with { Reviews = [.. u.Reviews, new Review(r.RequestId, r.Of, r.TextHash, r.Person, r.DueAt)] }),
        ReviewAnswered r => Changed(c, r.UpdateId, u => u with
        {
            Reviews = [.. u.Reviews.Select(q => q.Id == r.RequestId ? q with { Answer = r.Answer, AnsweredBy = actor, Note = r.Note } : q)],
        }),
        UpdateStopped s => Changed(c, s.UpdateId, u => u with { Stage = UpdateStage.Stopped, StoppedBecause = s.Reason }),
        _ => c.Updates,
    };

    private static Update Drafted(UpdateDrafted d, DateTimeOffset at) => new()
    {
        Id = d.UpdateId,
        Audience = d.Audience,
        Kind = d.Kind,
        Text = d.Text ?? new Text(Erased, Erased),
        Status = d.Status,
        States = d.States ?? [],
        Source = d.Source,
        To = d.To,
        Corrects = d.Corrects,
        DraftedAt = at,
    };

    private static IReadOnlyList<Update> Changed(Conversation c, Guid id, Func<Update, Update> change) =>
        [.. c.Updates.Select(u => u.Id == id ? change(u) with { Revision = c.Revision + 1 } : u)];
}
