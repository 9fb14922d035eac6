using IncidentPlatform.Communications.Domain.Facts;

namespace IncidentPlatform.Communications.Domain;

/// <summary>Customers get one message: what is linked under another incident, or merged into one, is told in that one's thread.</summary>
public static class Threads
{
    /// <summary>What was being written here stops: the other thread names what is affected here too.</summary>
    internal static void Join(Unfolding story)
    {
        var c = story.State!;
        if (c.Situation.ToldThrough is not { } thread)
            return;
        foreach (var open in c.Updates.Where(u => Concerns(u.Audience) && u.Stage is UpdateStage.Draft or UpdateStage.Approved && !u.IsUntouched()))
            story.Record(new UpdateStopped(open.Id, open.Audience, open.Kind, Fault(thread)));
    }

    /// <summary>Responders go on talking among themselves.</summary>
    public static bool Concerns(Audience audience) => audience != Audience.Internal;

    /// <summary>Why nothing leaves from here.</summary>
    public static string Fault(string thread) => $"it is told in the messages of {thread}";
}
