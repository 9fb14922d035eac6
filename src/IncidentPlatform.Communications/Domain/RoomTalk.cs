using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Domain;

/// <summary>What is said in the two rooms, and what of it counts for the incident.</summary>
public static class RoomTalk
{
    public const int LongestMessage = 4_000;

    /// <summary>Somebody says something. Code and logs in the war room are answered with a pointer to the technical room.</summary>
    /// <param name="mark">What it is for the incident; null where it is just talk.</param>
    public static Decision Post(
        Conversation? conversation, Guid messageId, string text, Actor by, DateTimeOffset now, RoomKind kind = RoomKind.WarRoom, Mark? mark = null)
    {
        if (conversation?.Room is not { } room || !room.IsOpen())
        {
            return new Rejection("war-room-not-open", "This incident has no open war room.",
                "Wait until it is open (GET the war room), or raise the severity to one that opens it.");
        }

        if (kind == RoomKind.Technical && room.Technical is null)
            return new Rejection("technical-room-not-open", "The technical room is not open yet.", "Wait until it is, or retry the step technical-room (GET the war room).");
        if (room.Messages.Any(m => m.Id == messageId))
            return Decision.Nothing;
        if (conversation.Situation.Restricted && room.Participants.Any(p => by.IsPerson(p.Person) && p.Access == RoomAccess.Reader))
        {
            return new Rejection("reads-only", "You were relieved of your role in this restricted incident: you read its rooms, and do not write in them.",
                "Tell the commander, who can give you a role again.", RejectionKind.Forbidden);
        }

        var clean = PlainText.Block(text);
        if (clean.Length is 0 or > LongestMessage)
            return new Rejection("text-invalid", $"A message has 1 to {LongestMessage} characters.", "Shorten it, or write it.", RejectionKind.Invalid);
        if (mark is not null && by.Kind != ActorKind.Person)
            return NotAPersons;

        return Decision.Record(Said(room, messageId, clean, by, now, kind, mark));
    }

    /// <summary>A message becomes a decision or a finding of the incident, in the name of who said it. Its author may say so, and whoever holds a role.</summary>
    public static Decision MarkAs(Conversation? conversation, Guid messageId, Mark mark, Actor by)
    {
        if (conversation?.Room?.Messages.FirstOrDefault(m => m.Id == messageId) is not { } message)
            return new Rejection("message-unknown", "There is no such message.", "GET the messages of the war room.", RejectionKind.NotFound);
        if (message.AuthorKind != ActorKind.Person || message.Text.Contains(Erased.Mark, StringComparison.Ordinal))
            return NotAPersons;
        if (!by.IsPerson(message.Author) && !conversation.Situation.Roles.Values.Any(by.IsPerson))
        {
            return new Rejection("not-yours-to-mark", "A message is marked by its author or by somebody who holds a role in the incident.",
                "Ask its author or the commander.", RejectionKind.Forbidden);
        }

        return message.Mark switch
        {
            null => Decision.Record(Marked(messageId, mark, message.Text, message.Author, message.PostedAt, by)),
            var same when same == mark => Decision.Nothing,
            var other => new Rejection("marked-already", $"The message is a {Words.Of(other.Value)} already.", "Correct that fact of the incident (POST /incidents/{incident}/corrections)."),
        };
    }

    /// <summary>How many messages held code or logs, and were answered with a pointer.</summary>
    public static int TechnicalBlocks(WarRoom room) => room.Messages.Count(m => m.AnswerTo is not null);

    private static Rejection NotAPersons => new(
        "nobody-said-it", "Only what a person said, and what was not erased, is a decision or a finding.", "Say it in your own words and mark that.");

    private static NewFact Marked(Guid messageId, Mark mark, string text, string author, DateTimeOffset saidAt, Actor by) =>
        new(new WarRoomMessageMarked(messageId, mark, text, by.Id), saidAt, Actor: Actor.Person(author));

    private static IEnumerable<object> Said(WarRoom room, Guid messageId, string text, Actor by, DateTimeOffset now, RoomKind kind, Mark? mark)
    {
        yield return new WarRoomMessagePosted(messageId, text, Pinned: false) { Room = kind };
        if (mark is { } marked)
            yield return Marked(messageId, marked, text, by.Id, now, by);
        if (kind == RoomKind.WarRoom && Domain.TechnicalBlocks.AreIn(text))
        {
            yield return new NewFact(
                new WarRoomMessagePosted(DerivedId.Of(messageId, "technical-pointer"), RoomTexts.ToTechnicalRoom(room), Pinned: false) { AnswerTo = messageId },
                Actor: Actor.Service("communications"));
        }
    }
}
