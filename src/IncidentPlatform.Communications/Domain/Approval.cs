using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Domain;

/// <summary>Nothing is sent that the communications lead has not approved, word for word.</summary>
public static class Approval
{
    /// <param name="textHash">Hash of the text that was read; the text as it stands where null.</param>
    /// <param name="read">Facts of the incident read just now, beyond those taken in; null where Incidents could not be read.</param>
    /// <param name="detail">Technical detail that a text of a restricted incident must not name.</param>
    public static Decision Approve(
        Conversation? conversation, Guid updateId, Actor by, string? textHash, IReadOnlyList<News>? read, Playbook playbook, DateTimeOffset now,
        IReadOnlyList<string>? detail = null)
    {
        if (conversation?.Update(updateId) is null)
            return UpdateRejections.Unknown;
        if (read is null)
            return UpdateRejections.IncidentsUnreachable;

        var story = Following.CatchUp(conversation, read, playbook, now);
        var update = story.State!.Update(updateId)!;
        if (!by.IsPerson(story.State.Situation.Speaker()))
            return UpdateRejections.NotTheSpeaker(story.State.Situation);
        if (textHash is not null && !textHash.Equals(update.Text.Hash(), StringComparison.OrdinalIgnoreCase))
            return UpdateRejections.TextChanged(update);
        if (update.Stage == UpdateStage.Approved)
            return Decision.Nothing;
        if (update.Stage != UpdateStage.Draft)
            return UpdateRejections.NotOpen(update);

        if (TechnicalDetail.Refuses(story.State, update.Audience, update.Text, detail ?? []) is { } technical)
            return technical;
        if (Truth.Faults(story.State, update) is { Count: > 0 } faults)
            return UpdateRejections.NoLongerTrue(faults);

        story.Record(new UpdateApproved(updateId, update.Audience, update.Kind, update.Text.Hash()));
        return story.Decision();
    }
}
