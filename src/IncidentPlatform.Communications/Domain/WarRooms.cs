using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Domain;

/// <summary>Opening the war room, bringing people in, and what is said there.</summary>
public static class WarRooms
{
    public const int LongestMessage = 4_000;

    /// <summary>Plans the room where there should be one and is none, and invites whoever holds a role and was not invited.</summary>
    internal static void Prepare(Unfolding story, Workflow workflow, Guid cause)
    {
        var c = story.State!;
        if (c.Room is null)
        {
            if (!workflow.RunsFor(c.Situation) || c.Situation.IsOver())
                return;
            story.Record(new WarRoomPlanned(RoomName.Of(c.Situation, c.Title), workflow.RoomRules), cause);
        }

        foreach (var (role, person) in c.Situation.Roles.OrderBy(r => r.Key, StringComparer.Ordinal))
        {
            if (story.State!.Room!.Participants.All(p => p.Person != person))
                story.Record(new ResponderInvited(person, role), cause);
        }
    }

    /// <summary>The room is open: its rules are pinned in it.</summary>
    public static Decision Opened(Conversation? conversation, string url, string? bridgeUrl) =>
        conversation?.Room is not { OpenedAt: null } room
            ? Decision.Nothing
            : Decision.Record([
                new WarRoomOpened(room.Name, url, bridgeUrl, [.. room.Participants.Select(p => p.Person)]),
                .. room.Rules.Select((rule, i) =>
                    new WarRoomMessagePosted(DerivedId.Of(conversation.Id, $"rule/{i}"), rule, Pinned: true))]);

    /// <summary>Somebody says something in the room.</summary>
    public static Decision Post(Conversation? conversation, Guid messageId, string text)
    {
        if (conversation?.Room is not { } room || !room.IsOpen())
        {
            return new Rejection("war-room-not-open", "This incident has no open war room.",
                "Wait until it is open (GET the war room), or raise the severity to one that opens it.");
        }

        if (room.Messages.Any(m => m.Id == messageId))
            return Decision.Nothing;

        var clean = PlainText.Block(text);
        return clean.Length is 0 or > LongestMessage
            ? new Rejection("text-invalid", $"A message has 1 to {LongestMessage} characters.", "Shorten it, or write it.", RejectionKind.Invalid)
            : Decision.Record(new WarRoomMessagePosted(messageId, clean, Pinned: false));
    }
}
