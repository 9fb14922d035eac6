using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Domain;

/// <summary>Nothing is sent that the communications lead has not approved, word for word.</summary>
public static class Approval
{
    /// <param name="textHash">Hash of the text that was read; the text as it stands where null.</param>
    public static Decision Approve(Conversation? conversation, Guid updateId, Actor by, string? textHash)
    {
        if (conversation?.Update(updateId) is not { } update)
            return UpdateRejections.Unknown;
        if (!by.IsPerson(conversation.Situation.Speaker()))
            return UpdateRejections.NotTheSpeaker(conversation.Situation);
        if (textHash is not null && !textHash.Equals(update.Text.Hash(), StringComparison.OrdinalIgnoreCase))
            return UpdateRejections.TextChanged(update);
        if (update.Stage == UpdateStage.Approved)
            return Decision.Nothing;
        if (update.Stage != UpdateStage.Draft)
            return UpdateRejections.NotOpen(update);

        return Truth.Faults(conversation, update) is { Count: > 0 } faults
            ? UpdateRejections.NoLongerTrue(faults)
            : Decision.Record(new UpdateApproved(updateId, update.Audience, update.Kind, update.Text.Hash()));
    }
}
