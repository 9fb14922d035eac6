using FsCheck.Xunit;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Kernel;
using IncidentPlatform.Testing;
using static IncidentPlatform.Communications.Tests.Domain.Telling;

namespace IncidentPlatform.Communications.Tests.Domain;

/// <summary>Any course of events, told by numbers: each number picks what happens next.</summary>
public class Whatever_happens
{
    [Property(MaxTest = 150)]
    public void Any_news_can_be_taken_twice(byte[] course) => Live(course, (story, news) =>
    {
        story.Hears(news);
        story.ThenNothing();
    });

    [Property(MaxTest = 150)]
    public void Replaying_the_stream_gives_the_state_that_was_live(byte[] course)
    {
        var story = Live(course);

        var replayed = new Evolve<Conversation>(ConversationEvolution.Evolve).Fold(null, story.Recorded);

        replayed.Should().BeEquivalentTo(story.State, o => o.WithStrictOrdering());
    }

    [Property(MaxTest = 150)]
    public void There_is_never_more_than_one_open_update_of_an_audience_and_kind(byte[] course) => Live(course, (story, _) =>
        story.State!.Updates.Where(u => u.IsOpen()).GroupBy(u => (u.Audience, u.Kind)).Should().NotContain(g => g.Count() > 1));

    [Property(MaxTest = 150)]
    public void Nothing_leaves_that_was_not_approved_or_pre_approved(byte[] course)
    {
        var approved = new HashSet<Guid>();
        foreach (var fact in Live(course).Recorded)
        {
            if (fact.Data is UpdateApproved a)
                approved.Add(a.UpdateId);
            if (fact.Data is UpdateEdited e)
                approved.Remove(e.UpdateId);
            if (fact.Data is SendingBegun { PreApproved: false } b)
                approved.Should().Contain(b.UpdateId);
        }
    }

    [Property(MaxTest = 150)]
    public void A_draft_that_nobody_touched_holds_what_is_known(byte[] course) => Live(course, (story, _) =>
    {
        foreach (var update in story.State!.Updates.Where(u => u.IsUntouched()))
            Truth.Faults(story.State, update).Should().BeEmpty("of\n{0}", story);
    });

    private static Specification<Conversation> Live(byte[] course, Action<Specification<Conversation>, News>? after = null)
    {
        var incident = new AnIncident();
        var story = Story();
        var declared = incident.IsDeclared();
        story.Hears(declared);
        after?.Invoke(story, declared);
        foreach (var step in course)
        {
            story.After(TimeSpan.FromMinutes(1 + step % 7));
            if (Happens(incident, step, story.Now) is { } news)
            {
                story.Hears(news);
                after?.Invoke(story, news);
            }
            else
            {
                Done(story, step);
            }
        }

        return story;
    }

    private static News? Happens(AnIncident incident, byte step, DateTimeOffset now) => (step % 24) switch
    {
        0 => incident.IsAssessed($"symptom {step}", step),
        1 => incident.HasAnEta(now.AddHours(1 + step)),
        2 => incident.HasACause($"cause {step}"),
        3 => incident.HasAFixDeployed(),
        4 => incident.HasAFailingSignal(),
        5 => incident.IsResolved(now.AddHours(2)),
        6 => incident.IsReopened(),
        7 => incident.IsAllClear(),
        8 => incident.HasARoleTaken("communications-lead", step % 2 == 0 ? "katherine" : "ada"),
        9 => incident.HasMissed(step % 2 == 0 ? "first-external-notice" : "next-update", now, TimeSpan.FromMinutes(5)),
        10 => incident.GetsANote(),
        11 => incident.With(s => s with { Components = step % 2 == 0 ? [] : ["Checkout"] }).GetsANote(),
        12 => incident.With(s => s with { Severity = $"P{1 + (step % 3)}" }).GetsANote(),
        13 => step > 200 ? incident.IsCancelled() : incident.GetsANote(),
        _ => null,
    };

    private static void Done(Specification<Conversation> story, byte step)
    {
        var c = story.State!;
        var speaker = c.Situation.Speaker() ?? "ada";
        if (c.Updates.Count == 0)
            return;

        var update = c.Updates[step % c.Updates.Count];
        switch (step % 24)
        {
            case 14 or 15 or 16:
                story.Approves(speaker, update.Id);
                break;
            case 17 or 18 or 19:
                story.Sends(speaker, update.Id, []);
                break;
            case 20 or 21 or 22:
                foreach (var channel in update.Channels)
                    story.Finishes(update.Id, channel, sent: step % 2);
                break;
            default:
                story.When((s, _) => Writing.Edit(s, update.Id, new Text($"Subject {step}", "Words."), null));
                if (c.Planned is [.., var planned])
                    story.When((s, now) => PreApprovedTexts.Release(s, planned.ObligationId, Shipped, now));
                break;
        }
    }
}
