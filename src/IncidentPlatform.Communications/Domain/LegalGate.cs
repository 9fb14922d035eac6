using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Domain;

/// <summary>Rule 6: nothing of a restricted incident leaves without legal counsel's approval of exactly that text.</summary>
public static class LegalGate
{
    private const string Counsel = "legal-counsel";

    /// <summary>What goes beyond the war room, whoever reads it.</summary>
    public static bool Leaves(Audience audience) => audience != Audience.Internal;

    /// <summary>Whether this text still needs legal counsel.</summary>
    public static bool Holds(Conversation c, Update update) =>
        c.Situation.Restricted && Leaves(update.Audience) && update.LegallyApproved != update.Text.Hash();

    /// <summary>A text of a restricted incident goes into no mail before, not even into that of somebody who may know of it.</summary>
    public static bool KeepsFromMail(Conversation c, Update update) => c.Situation.Restricted && update.LegallyApproved != update.Text.Hash();

    /// <param name="textHash">Hash of the text that was read.</param>
    /// <param name="read">Facts of the incident read just now, beyond those taken in; null where Incidents could not be read.</param>
    /// <param name="detail">Technical detail known to the incident's stream.</param>
    public static Decision Approve(
        Conversation? conversation, Guid updateId, Actor by, string textHash, IReadOnlyList<News>? read, IReadOnlyList<string> detail, Playbook playbook,
        DateTimeOffset now)
    {
        if (conversation?.Update(updateId) is null)
            return UpdateRejections.Unknown;
        if (read is null)
            return UpdateRejections.IncidentsUnreachable;

        var story = Following.CatchUp(conversation, read, playbook, now);
        var update = story.State!.Update(updateId)!;
        if (!by.IsPerson(story.State.Situation.Roles.GetValueOrDefault(Counsel)))
            return UpdateRejections.NotTheCounsel(story.State.Situation.Roles.GetValueOrDefault(Counsel));
        if (!textHash.Equals(update.Text.Hash(), StringComparison.OrdinalIgnoreCase))
            return UpdateRejections.TextChanged(update);
        if (update.Stage is not (UpdateStage.Draft or UpdateStage.Approved))
            return UpdateRejections.NotOpen(update);
        if (update.LegallyApproved == update.Text.Hash())
            return Decision.Nothing;
        if (TechnicalDetail.Refuses(story.State, update.Audience, update.Text, detail) is { } refused)
            return refused;

        story.Record(new UpdateLegallyApproved(updateId, update.Audience, update.Kind, update.Text.Hash()));
        return story.Decision();
    }
}
