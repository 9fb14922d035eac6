using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Domain;

/// <summary>An approved update leaves by every channel of its audience, unless the incident has moved on from what it states.</summary>
public static class Sending
{
    public static readonly TimeSpan LongestWindow = TimeSpan.FromMinutes(15);

    /// <summary>Begins to send, or stops the update when something it states no longer holds.</summary>
    /// <param name="read">Facts of the incident read just now, beyond those taken in; null where Incidents could not be read.</param>
    /// <param name="recipients">How many addresses are listed for the audience; null where they follow from the catalogue.</param>
    /// <param name="detail">Technical detail that a text of a restricted incident must not name.</param>
    /// <param name="window">How long it can be recalled before it leaves.</param>
    public static Decision Begin(
        Conversation? conversation, Guid updateId, Actor by, IReadOnlyList<News>? read, int? recipients, Playbook playbook, DateTimeOffset now,
        IReadOnlyList<string>? detail = null, TimeSpan window = default)
    {
        if (window < TimeSpan.Zero || window > LongestWindow)
            return UpdateRejections.WindowInvalid;
        if (conversation?.Update(updateId) is not { } update)
            return UpdateRejections.Unknown;
        if (update.Stage is UpdateStage.Sending or UpdateStage.Sent)
            return Decision.Nothing;
        if (update.Stage is not (UpdateStage.Draft or UpdateStage.Approved))
            return UpdateRejections.NotOpen(update);
        if (read is null)
            return UpdateRejections.IncidentsUnreachable;

        var story = Following.CatchUp(conversation, read, playbook, now);
        if (!by.IsPerson(story.State!.Situation.Speaker()))
            return UpdateRejections.NotTheSpeaker(story.State.Situation);
        if (update.Stage == UpdateStage.Draft)
            return UpdateRejections.NotApproved;

        if (story.State.Update(updateId)!.Stage == UpdateStage.Stopped)
            return story.Decision();

        var channels = Channels(story.State, update, playbook.Workflow);
        if (LegalGate.Holds(story.State, update))
            return UpdateRejections.NotLegallyApproved;
        if (Reviewing.Holds(story.State.Update(updateId)!) is { } review)
            return review;
        if (TechnicalDetail.Refuses(story.State, update.Audience, update.Text, detail ?? []) is { } technical)
            return technical;
        if (channels is [Channel.Mail] && recipients == 0)
            return UpdateRejections.NobodyToTell(update.Audience);
        if (Truth.Faults(story.State!, update) is { Count: > 0 } faults)
            Stop(story, update, string.Join("; ", faults), playbook);
        else
            Begin(story, update, channels, preApproved: false, playbook, window > TimeSpan.Zero ? now + window : null);
        return story.Decision();
    }

    /// <summary>What keeps an update from leaving by a channel now; empty where nothing does.</summary>
    /// <param name="read">Facts of the incident read just now, beyond those taken in.</param>
    public static IReadOnlyList<string> Faults(
        Conversation conversation, Update update, IReadOnlyList<News> read, Playbook playbook, DateTimeOffset now) =>
        Following.CatchUp(conversation, read, playbook, now).State! is var c && LegalGate.Holds(c, update)
            ? ["the incident is restricted now, and legal counsel has not approved this text"]
            : Truth.Faults(c, update);

    /// <summary>One channel is done; with the last of them the update is sent, or stopped where nobody took it.</summary>
    /// <param name="ways">Where readers of what shows go on; null where nothing says so.</param>
    public static Decision Finish(Conversation? conversation, ChannelFinished outcome, Playbook playbook, DateTimeOffset now, Ways? ways = null)
    {
        if (conversation?.Update(outcome.UpdateId) is not { Stage: UpdateStage.Sending } update || update.IsDone(outcome.Channel))
            return Decision.Nothing;

        var story = new Unfolding(conversation, now);
        if (outcome.Stopped is null)
            RecordWhatShows(story, update, outcome.Channel, ways);
        story.Record(outcome);
        Conclude(story, update.Id, playbook);
        return story.Decision();
    }

    /// <summary>Holds an update back that has not left yet; to send it, it must be approved again.</summary>
    public static Decision Recall(Conversation? conversation, Guid updateId, Actor by, DateTimeOffset now)
    {
        if (conversation?.Update(updateId) is not { } update)
            return UpdateRejections.Unknown;
        if (!by.IsPerson(conversation.Situation.Speaker()))
            return UpdateRejections.NotTheSpeaker(conversation.Situation);
        if (update.Stage != UpdateStage.Sending)
            return update.Stage == UpdateStage.Sent ? UpdateRejections.HasLeft : UpdateRejections.NotSent(update);
        return update.LeavesAt is { } leaves && now < leaves
            ? Decision.Record(new UpdateRecalled(update.Id, update.Audience, update.Kind)) : UpdateRejections.HasLeft;
    }

    internal static void Begin(
        Unfolding story, Update update, IReadOnlyList<Channel> channels, bool preApproved, Playbook playbook, DateTimeOffset? leavesAt = null)
    {
        story.Record(new SendingBegun(update.Id, channels, preApproved) { LeavesAt = leavesAt });
        Conclude(story, update.Id, playbook);
    }

    /// <summary>
    /// The ways to the audience; support's only where there is something new to answer, and nothing public of a restricted incident or to
    /// some of the customers only.
    /// </summary>
    internal static IReadOnlyList<Channel> Channels(Conversation c, Update update, Workflow workflow) =>
        [.. workflow.ChannelsTo(update.Audience, c.Situation)
            .Where(channel => update.To is null || channel == Channel.Mail)
            .Where(channel => channel != Channel.HelpDesk || update.Text.Support is not null)
            .Where(channel => !c.Situation.Restricted || channel is Channel.Mail or Channel.WarRoom)];

    private static void RecordWhatShows(Unfolding story, Update update, Channel channel, Ways? ways)
    {
        var c = story.State!;
        var shown = Rendering.For(Rendering.FormFor(channel, update.Audience), update, c, ways);
        if (channel == Channel.StatusPage)
        {
            var status = update.Status ?? (c.Posts is [.., var last] ? last.Status : PublicStatus.Investigating);
            story.Record(new StatusPageChanged(update.Id, status, c.Situation.Severity, c.Situation.Components, shown!.Title!, shown.Body));
        }
        else if (channel == Channel.HelpDesk && shown is not null)
        {
            story.Record(new CannedResponsePublished(CannedResponses.IdFor(c), shown.Title!, shown.Body));
        }
    }

    private static void Conclude(Unfolding story, Guid updateId, Playbook playbook)
    {
        var update = story.State!.Update(updateId)!;
        if (!update.Channels.All(update.IsDone))
            return;

        if (update.Channels.Count > 0 && update.Outcomes.All(o => o.Sent + o.Unknown == 0))
        {
            Stop(story, update, update.Outcomes.FirstOrDefault(o => o.Stopped is not null)?.Stopped ?? "no channel accepted it", playbook);
            return;
        }

        story.Record(new UpdateSent(update.Id, update.Audience, update.Kind, update.Outcomes, update.Text.Hash(), update.PreApproved));
        Drafting.Refresh(story, playbook, update.Id);
    }

    private static void Stop(Unfolding story, Update update, string reason, Playbook playbook)
    {
        story.Record(new UpdateStopped(update.Id, update.Audience, update.Kind, reason));
        Drafting.Refresh(story, playbook, update.Id);
    }
}
