using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Domain;

/// <summary>What a fact of the incident means for what is said about it.</summary>
public static class Following
{
    /// <summary>Takes in one fact; one that was taken in before, or that changes nothing here, records nothing.</summary>
    public static Decision Take(Conversation? conversation, News news, Playbook playbook, DateTimeOffset now)
    {
        var story = new Unfolding(conversation, now);
        Take(story, news, playbook);
        return story.Decision();
    }

    /// <summary>Takes in what was read beyond what had arrived, so that the decision that follows stands on it.</summary>
    internal static Unfolding CatchUp(Conversation conversation, IReadOnlyList<News> read, Playbook playbook, DateTimeOffset now)
    {
        var story = new Unfolding(conversation, now);
        foreach (var news in read)
            Take(story, news, playbook);
        return story;
    }

    private static void Take(Unfolding story, News news, Playbook playbook)
    {
        if (!Concerns(story.State, news))
            return;

        story.Record(
            new IncidentFollowed(news.IncidentId, news.Source, news.Type, news.Situation, news.Title, Says(story.State, news), news.NoLongerTrue),
            news.Source.Id);
        Threads.Join(story);
        WarRooms.Prepare(story, playbook.Workflow, news.Source.Id);
        PreApprovedTexts.Plan(story, news);
        Drafting.Refresh(story, playbook, news.Source.Id);
    }

    private static bool Concerns(Conversation? c, News news) => c is null
        ? news.Type == News.Declaration
        : news.Source.Version > c.Taken
            && (news.Says.Count > 0 || news.NoLongerTrue.Count > 0 || news.Missed is not null
                || news.Title != c.Title || !news.Situation.Equals(c.Situation));

    private static List<Statement> Says(Conversation? c, News news)
    {
        var components = news.Situation.Components;
        return c is not null && c.Situation.Components.SequenceEqual(components)
            ? [.. news.Says]
            : [.. news.Says, new Statement(Subject.Components, Words.Listed(components), news.Source)];
    }
}
