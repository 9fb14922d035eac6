using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Testing;
using static IncidentPlatform.Communications.Tests.Domain.Telling;

namespace IncidentPlatform.Communications.Tests.Domain;

public class Setting_up_a_war_room
{
    private readonly AnIncident incident = new();
    private readonly Specification<Conversation> story = Story();

    public Setting_up_a_war_room() => story.Hears(incident.IsDeclared());

    private WarRoom Room => story.State!.Room!;

    [Fact]
    public void Its_steps_are_planned_with_it()
    {
        Room.Steps.Select(s => s.Step).Should().Equal(RoomSetUp.All);
        Room.Steps.Where(s => RoomSetUp.CanStart(Room, s.Step)).Select(s => s.Step).Should().Equal(RoomStep.Channel, RoomStep.Bridge);
    }

    [Fact]
    public void What_needs_the_channel_is_released_by_it_and_the_first_summary_by_the_bridge_too()
    {
        story.OpensRoom();
        Released().Should().BeEquivalentTo([RoomStep.Topic, RoomStep.Rules, RoomStep.Invitations, RoomStep.TechnicalRoom]);

        story.Does(RoomStep.Bridge, new BridgeOpened("https://meet.example.org/1"));
        Released().Should().Equal(RoomStep.FirstSummary);
    }

    [Fact]
    public void The_first_summary_does_not_wait_for_a_bridge_that_fails()
    {
        story.OpensRoom().Fails(RoomStep.Bridge);
        Released().Should().Equal(RoomStep.FirstSummary);

        story.Fails(RoomStep.Bridge);
        Released().Should().BeEmpty("it was released once");
    }

    [Fact]
    public void The_channel_releases_the_first_summary_where_the_bridge_was_first()
    {
        story.Does(RoomStep.Bridge, new BridgeOpened("https://meet.example.org/1"));
        Released().Should().BeEmpty();

        story.OpensRoom();
        Released().Should().Contain(RoomStep.FirstSummary);
        Room.BridgeUrl.Should().Be("https://meet.example.org/1");
    }

    [Fact]
    public void A_step_is_done_once()
    {
        var attempt = Room.Step(RoomStep.Channel)!.Next();
        story.OpensRoom();

        story.When((c, now) => RoomSetUp.Done(c, attempt, (_, _) => [Opened], now)).ThenNothing();
    }

    [Fact]
    public void A_failure_is_counted_and_says_since_when_and_why()
    {
        story.Fails(RoomStep.Bridge).After(TimeSpan.FromMinutes(1)).Fails(RoomStep.Bridge, "503");

        Room.Step(RoomStep.Bridge).Should().BeEquivalentTo(new { Failures = 2, FailingSince = AnIncident.Declared, Why = "503" });
    }

    [Fact]
    public void A_later_success_closes_the_step()
    {
        story.Fails(RoomStep.Bridge).Does(RoomStep.Bridge, new BridgeOpened("https://meet.example.org/1"));

        story.Then<WarRoomStepDone>(d => d.Attempts.Should().Be(2));
        Room.Step(RoomStep.Bridge).Should().BeEquivalentTo(new { FailingSince = (DateTimeOffset?)null, DoneAt = AnIncident.Declared, Failures = 1 });
    }

    [Fact]
    public void An_attempt_that_was_overtaken_fails_unnoticed_and_succeeds_all_the_same()
    {
        var overtaken = Room.Step(RoomStep.Bridge)!.Next();
        story.When((c, _) => RoomSetUp.Retry(c, RoomStep.Bridge)).Then<WarRoomStepRetryAsked>(_ => { });

        story.When((c, _) => RoomSetUp.Failed(c, overtaken, "503")).ThenNothing();
        RoomSetUp.IsDue(story.State, overtaken).Should().BeFalse();
        story.When((c, now) => RoomSetUp.Done(c, overtaken, (_, _) => [], now)).Then<WarRoomStepDone>(_ => { });
    }

    [Fact]
    public void The_key_is_the_same_at_each_attempt_and_another_when_there_is_more_to_do()
    {
        story.SetsUp();
        var first = Room.Step(RoomStep.Topic)!.Next();
        story.Hears(incident.HasACause("A migration"));
        var next = Room.Step(RoomStep.Topic)!.Next();

        next.Key(incident.Id).Should().NotBe(first.Key(incident.Id));
        story.Fails(RoomStep.Topic);
        Room.Step(RoomStep.Topic)!.Next().Key(incident.Id).Should().Be(next.Key(incident.Id));
    }

    [Fact]
    public void A_person_retries_what_is_open_and_can_start()
    {
        story.When((c, _) => RoomSetUp.Retry(c, RoomStep.Topic)).ThenRefused("step-waiting");
        story.When((c, _) => RoomSetUp.Retry(c, RoomStep.Privacy)).ThenRefused("step-unknown");
        story.OpensRoom();
        story.When((c, _) => RoomSetUp.Retry(c, RoomStep.Channel)).ThenRefused("step-done");
        story.When((c, _) => RoomSetUp.Retry(c, RoomStep.Topic)).Then<WarRoomStepRetryAsked>(_ => { });
        Released().Should().Equal(RoomStep.Topic);
    }

    [Fact]
    public void The_topic_is_renewed_when_it_changes_and_only_then()
    {
        story.SetsUp();
        Room.Topic.Should().Be("INC-2026-0001 · P1 · declared · commander ada");

        story.Hears(incident.HasAnEta(AnIncident.Declared.AddHours(1)));
        Room.IsDone(RoomStep.Topic).Should().BeTrue();

        story.Hears(incident.With(s => s with { Severity = "P2" }).GetsANote());
        Room.IsDone(RoomStep.Topic).Should().BeFalse();
        story.DoesTopic();
        Room.Topic.Should().StartWith("INC-2026-0001 · P2");
    }

    [Fact]
    public void A_topic_that_was_overtaken_while_it_was_set_is_set_again()
    {
        story.OpensRoom();
        var old = RoomTexts.Topic(story.State!);
        story.Hears(incident.HasARoleTaken("commander", "grace"));

        story.Does(RoomStep.Topic, new WarRoomTopicSet(old));

        Room.Step(RoomStep.Topic).Should().BeEquivalentTo(new { Round = 2, DoneAt = (DateTimeOffset?)null });
    }

    [Fact]
    public void The_first_summary_says_what_is_known()
    {
        story.Hears(incident.IsAssessed("Cards are declined"));

        RoomTexts.FirstSummary(story.State!).Split('\n').Should().Equal(
            "INC-2026-0001, P1, investigating",
            "What: Card payments down: db-7 out of connections",
            "Affected: Checkout and Payments",
            "Symptoms: Cards are declined",
            "Customers affected: 1200",
            "Commander: ada",
            "Bridge: not open yet");
    }

    [Fact]
    public void The_first_summary_names_the_facts_whose_words_it_repeats_so_that_they_are_erased_together()
    {
        var declared = story.State!.TitledBy!.Value;
        var assessed = incident.IsAssessed("Cards are declined");
        story.Hears(assessed);

        RoomTexts.Repeated(story.State!).Should().BeEquivalentTo([declared, assessed.Source.Id]);
    }

    [Fact]
    public void Of_a_restricted_incident_the_first_summary_says_no_word()
    {
        var secret = Story().Hears(new AnIncident().With(s => s with { Restricted = true, Components = [] }).IsDeclared());

        RoomTexts.FirstSummary(secret.State!).Should().Be("INC-2026-0001, P1, declared, restricted\nCommander: ada\nBridge: not open yet");
        RoomTexts.Topic(secret.State!).Should().Be("INC-2026-0001 · P1 · declared · commander ada · restricted");
    }

    [Theory]
    [InlineData("<!channel> @here look", "What: ‹!channel› ＠here look")]
    [InlineData("[pay](https://x.example) `code` *bold*", "What: ［pay］(https://x.example) ʼcodeʼ ∗bold∗")]
    [InlineData("<script>alert(1)</script>\nCommander: mallory", "What: ‹script›alert(1)‹/script› Commander: mallory")]
    [InlineData("=HYPERLINK(\"x\")", "What: =HYPERLINK(\"x\")")]
    public void Words_of_people_are_quoted_in_it(string title, string line)
    {
        var said = Story().Hears(new AnIncident { Title = title }.IsDeclared());

        RoomTexts.FirstSummary(said.State!).Split('\n')[1].Should().Be(line);
        RoomTexts.Topic(said.State!).Should().Be("INC-2026-0001 · P1 · declared · commander ada");
    }

    [Fact]
    public void What_fails_is_let_be_once_the_incident_is_over()
    {
        story.OpensRoom().Fails(RoomStep.Bridge).Hears(incident.IsCancelled());

        RoomSetUp.IsDue(story.State, Room.Step(RoomStep.Bridge)!.Next()).Should().BeFalse();
        RoomSetUp.IsDue(story.State, Room.Step(RoomStep.Topic)!.Next()).Should().BeTrue("the topic says that it is over");
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(3, 8)]
    [InlineData(9, 300)]
    [InlineData(1000, 300)]
    public void The_wait_doubles_up_to_five_minutes(int failures, int seconds) =>
        RoomSetUp.WaitAfter(failures).Should().Be(TimeSpan.FromSeconds(seconds));

    private static WarRoomOpened Opened => new("r", "https://rooms.example.org/9", null, []);

    /// <summary>Steps that the last decision released.</summary>
    private IReadOnlyList<RoomStep> Released() => [.. story.Outcome.Facts.SelectMany(f => RoomSetUp.Released(Room, f.Data))];
}
