using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Domain;

/// <summary>Answers of those who were told: they come to whoever commands at that moment.</summary>
public static class Replies
{
    public const string ByForm = "form";
    public const string ByMail = "mail";
    public const int LongestText = 2_000;
    public const int LongestName = 100;

    /// <summary>Most that the public form takes for one incident.</summary>
    public const int MostByForm = 200;

    /// <param name="key">Names the answer at its source: the same answer is taken once.</param>
    public static Guid IdFor(Guid incidentId, string key) => DerivedId.Of(incidentId, $"reply/{key}");

    /// <summary>The message in the war room that brings a reply there.</summary>
    public static Guid MessageFor(Guid replyId) => DerivedId.Of(replyId, "war-room");

    /// <summary>Nobody waits for answers any more.</summary>
    public static bool AreOver(Conversation c) => c.Situation.Status is "closed" or "cancelled" or "merged";

    /// <param name="name">Of who answers; absent where they did not say.</param>
    /// <param name="mail">Where they can be reached; absent where they did not say.</param>
    public static Decision Receive(Conversation? conversation, Guid replyId, string text, string? name, string? mail, string via)
    {
        if (conversation is not { } c)
            return UpdateRejections.NoConversation;
        if (c.Replies.Any(r => r.Id == replyId))
            return Decision.Nothing;
        if (AreOver(c))
            return new Rejection("incident-over", "The incident is over: nobody waits for answers to it.", "Turn to the status page, or to support.");
        if (via == ByForm && c.Replies.Count(r => r.Via == ByForm) >= MostByForm)
            return new Rejection("too-many-replies", "So many have answered that no more answers are taken.", "Look at the status page.");

        var (clean, from, reach) = (PlainText.Block(text), Line(name), Line(mail));
        if (clean.Length is 0 or > LongestText || from?.Length > LongestName)
        {
            return new Rejection(
                "reply-invalid", $"A reply has 1 to {LongestText} characters, and a name at most {LongestName}.", "Write it, or shorten it.", RejectionKind.Invalid);
        }

        var commander = c.Situation.Roles.GetValueOrDefault("commander");
        var reply = new ReplyReceived(replyId, clean, from, reach, commander, via);
        return c.Room is null
            ? Decision.Record(reply)
            : Decision.Record(reply, new WarRoomMessagePosted(MessageFor(replyId), Neutral.Mentions(InTheWarRoom(reply)), Pinned: false));
    }

    private static string InTheWarRoom(ReplyReceived r) =>
        $"For {r.Commander ?? "whoever commands"}: {r.Name ?? "somebody who was told"}{(r.Mail is null ? "" : $" ({r.Mail})")} replies:\n{r.Text}";

    private static string? Line(string? text) => text is not null && PlainText.Line(text) is { Length: > 0 } line ? line : null;
}
