using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Communications.StatusPage;
using IncidentPlatform.Testing;
using static IncidentPlatform.Communications.Tests.Domain.Telling;

namespace IncidentPlatform.Communications.Tests.Domain;

public class One_message_for_a_cascade
{
    private const string Root = "INC-2026-0009";
    private readonly AnIncident incident = new();
    private readonly Specification<Conversation> story = Story();

    public One_message_for_a_cascade() => story.Hears(incident.IsDeclared());

    [Fact]
    public void Nothing_more_is_prepared_for_a_linked_one()
    {
        story.HasDraft(Audience.Customers).Should().BeTrue();

        story.Hears(incident.IsLinkedUnder(Root)).Hears(incident.IsAssessed("Cards are declined")).Hears(incident.HasAFixDeployed());

        story.HasDraft(Audience.Customers).Should().BeFalse();
        story.HasDraft(Audience.Executives).Should().BeFalse();
    }

    [Fact]
    public void What_a_person_was_writing_stops_and_says_where_it_is_told()
    {
        var draft = story.Draft(Audience.Customers);
        story.When((c, _) => Writing.Edit(c, draft.Id, new Text("We are on it", "A team works on it."), null));

        story.Hears(incident.IsLinkedUnder(Root));

        story.Then<UpdateStopped>(s => s.Should().Be(new UpdateStopped(draft.Id, Audience.Customers, draft.Kind, $"it is told in the messages of {Root}")));
        story.Hears(incident.GetsANote()).ThenNothing();
    }

    [Fact]
    public void What_was_approved_does_not_leave_any_more()
    {
        var draft = story.Draft(Audience.Customers);
        story.Approves("ada", draft.Id).Sends("ada", draft.Id, [incident.IsLinkedUnder(Root)]);

        story.Then<UpdateStopped>(s => s.Reason.Should().Contain(Root));
        story.State!.Updates.Where(u => u.Id == draft.Id).Should().OnlyContain(u => u.Stage == UpdateStage.Stopped);
    }

    [Fact]
    public void What_is_leaving_already_is_held_at_the_last_look()
    {
        var draft = story.Draft(Audience.Customers);
        story.Approves("ada", draft.Id).Sends("ada", draft.Id, []);

        Sending.Faults(story.State!, draft, [incident.IsLinkedUnder(Root)], Shipped, story.Now).Should().Contain(f => f.Contains(Root));
    }

    [Fact]
    public void Nobody_writes_to_customers_of_it_and_the_way_on_is_the_other_thread()
    {
        story.Hears(incident.IsLinkedUnder(Root));

        story.When((c, _) => Writing.Write(c, Guid.CreateVersion7(), Audience.Customers, UpdateKind.Progress, new Text("News", "We are on it."), []))
            .ThenRefused("told-elsewhere");
        story.Outcome.Refusal!.WayOn.Should().Contain(Root);
        story.When((c, _) => Writing.Write(c, Guid.CreateVersion7(), Audience.Internal, UpdateKind.Progress, new Text("News", "We are on it."), []))
            .Then<UpdateDrafted>();
    }

    [Fact]
    public void No_pre_approved_text_goes_out_for_it()
    {
        var missed = incident.HasMissed("first-external-notice", story.Now, TimeSpan.FromMinutes(10));
        story.Hears(missed).Hears(incident.IsLinkedUnder(Root)).After(TimeSpan.FromMinutes(10));

        story.When((c, now) => PreApprovedTexts.Release(c, missed.Missed!.ObligationId, Shipped, now)).ThenNothing();
        story.Hears(incident.HasMissed("next-update", story.Now, TimeSpan.FromMinutes(10)));
        story.State!.Planned.Should().ContainSingle("none was planned after the link");
    }

    [Fact]
    public void The_next_draft_of_the_root_names_what_the_linked_one_affects()
    {
        story.Hears(incident.HasACascadeJoined("Search"));

        story.Draft(Audience.Customers).Text.Body.Should().Contain("Checkout, Payments and Search");
    }

    [Fact]
    public void One_that_stands_alone_again_is_told_of_again()
    {
        story.Hears(incident.IsLinkedUnder(Root)).Hears(incident.IsUnlinked());

        story.HasDraft(Audience.Customers).Should().BeTrue();
    }

    [Fact]
    public void The_page_shows_one_thread_once_the_other_is_on_it()
    {
        story.Tells(Audience.Customers).Hears(incident.IsLinkedUnder(Root));
        Shown(story).Should().ContainSingle("customers see it until the root is told of");

        var root = new AnIncident { Id = new("0195a5f0-0000-7000-8000-000000000009") }.With(s => s with { Number = Root });
        var above = Story().Hears(root.IsDeclared()).Tells(Audience.Customers);

        Shown(story, above).Should().ContainSingle().Which.Id.Should().Be(root.Id);
    }

    [Fact]
    public void What_is_merged_is_told_of_where_it_goes_on()
    {
        story.Tells(Audience.Customers).Hears(incident.IsMergedInto(Root));

        story.HasDraft(Audience.Customers).Should().BeFalse("nothing has returned and nothing was a false alarm");
    }

    private static IReadOnlyList<PublicIncident> Shown(params Specification<Conversation>[] stories) =>
        PublicPages.Of("Example status", AnIncident.Declared, stories.Select(s => new ToldInPublic(s.State!.Id, s.State.Situation, s.State.Posts)), [], []).Incidents;
}
