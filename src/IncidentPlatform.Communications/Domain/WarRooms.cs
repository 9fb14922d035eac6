using IncidentPlatform.Communications.Domain.Facts;

namespace IncidentPlatform.Communications.Domain;

/// <summary>Planning the war room, and who is in it.</summary>
public static class WarRooms
{
    /// <summary>Plans the room where there should be one and is none, and brings who is in it and its set-up up to date.</summary>
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
            if (!story.State!.Room!.Participants.Any(p => p.Person == person && p.Access == RoomAccess.Member))
                story.Record(new ResponderInvited(person, role), cause);
        }

        foreach (var relieved in story.State!.Room!.Participants.Where(p => p.Access == RoomAccess.Member && !c.Situation.Roles.Values.Contains(p.Person)))
            story.Record(new ResponderRelieved(relieved.Person), cause);
        RoomSetUp.Plan(story, cause);
    }
}
