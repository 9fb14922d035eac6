using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Testing;
using static IncidentPlatform.Communications.Tests.Domain.Telling;

namespace IncidentPlatform.Communications.Tests.Domain;

public class Sending_updates
{
    private readonly AnIncident incident = new();
    private readonly Specification<Conversation> story = Story();
    private readonly Update draft;

    public Sending_updates()
    {
        story.Hears(incident.IsDeclared());
        draft = story.Draft(Audience.Customers);
    }

    [Fact]
    public void An_approved_update_leaves_by_every_channel_of_its_audience() => story
        .Approves("ada", draft.Id)
        .Sends("ada", draft.Id, [])
        .Then(new SendingBegun(draft.Id, [Channel.StatusPage, Channel.Mail, Channel.HelpDesk], PreApproved: false));

    [Fact]
    public void What_nobody_approved_is_not_sent() => story.Sends("ada", draft.Id, []).ThenRefused("not-approved");

    [Fact]
    public void Nobody_but_the_speaker_sends() => story.Approves("ada", draft.Id).Sends("mallory", draft.Id, []).ThenRefused("not-the-speaker");

    [Fact]
    public void Sending_twice_records_nothing_more() => story
        .Approves("ada", draft.Id).Sends("ada", draft.Id, []).Sends("ada", draft.Id, []).ThenNothing();

    [Fact]
    public void It_is_sent_once_every_channel_is_done_with_counts_of_each()
    {
        story.Approves("ada", draft.Id).Sends("ada", draft.Id, [])
            .Finishes(draft.Id, Channel.StatusPage)
            .Finishes(draft.Id, Channel.Mail, sent: 7, failed: 2, unknown: 1);
        story.State!.Update(draft.Id)!.Stage.Should().Be(UpdateStage.Sending);

        story.Finishes(draft.Id, Channel.HelpDesk);

        story.Then<UpdateSent>(sent => sent.Should().BeEquivalentTo(new UpdateSent(
            draft.Id, Audience.Customers, UpdateKind.FirstNotice,
            [
                new ChannelFinished(draft.Id, Channel.StatusPage, 1, 0, 0),
                new ChannelFinished(draft.Id, Channel.Mail, 7, 2, 1),
                new ChannelFinished(draft.Id, Channel.HelpDesk, 1, 0, 0),
            ],
            draft.Text.Hash(), PreApproved: false)));
    }

    [Fact]
    public void The_status_page_shows_the_post_and_support_gets_the_response()
    {
        story.Tells(Audience.Customers);

        story.State!.Posts.Should().ContainSingle().Which.Should().Match<StatusPost>(p =>
            p.Status == PublicStatus.Investigating && p.Title == draft.Text.Subject && p.Components.Count == 2);
        story.State.CannedResponses.Should().ContainSingle(r => r.Title == draft.Text.Support!.Title && r.WithdrawnAt == null);
    }

    [Fact]
    public void A_channel_that_finishes_twice_counts_once() => story
        .Approves("ada", draft.Id).Sends("ada", draft.Id, [])
        .Finishes(draft.Id, Channel.Mail).Finishes(draft.Id, Channel.Mail).ThenNothing();

    [Fact]
    public void An_update_that_no_channel_took_was_not_sent()
    {
        story.Approves("ada", draft.Id).Sends("ada", draft.Id, [])
            .Finishes(draft.Id, Channel.StatusPage, sent: 0, failed: 1)
            .Finishes(draft.Id, Channel.Mail, sent: 0, failed: 3)
            .Finishes(draft.Id, Channel.HelpDesk, sent: 0, failed: 1);

        story.Then<UpdateStopped>(s => s.Reason.Should().Be("no channel accepted it"));
        story.Draft(Audience.Customers).Kind.Should().Be(UpdateKind.FirstNotice, "it can be tried again");
    }

    [Fact]
    public void It_is_stopped_when_the_incident_has_moved_on_and_a_true_one_is_drafted()
    {
        story.Approves("ada", draft.Id).Sends("ada", draft.Id, [incident.HasACause("db-7"), incident.HasAFixDeployed()]);

        story.Then<UpdateStopped>(s => s.Reason.Should().Contain("investigating").And.Contain("monitoring"));
        story.Draft(Audience.Customers).Status.Should().Be(PublicStatus.Monitoring);
    }

    [Fact]
    public void It_is_stopped_when_a_fact_it_states_was_withdrawn()
    {
        var assessment = incident.IsAssessed("Payments fail");
        var withSymptoms = story.Hears(assessment).Draft(Audience.Customers);

        story.Approves("ada", withSymptoms.Id).Sends("ada", withSymptoms.Id, [incident.HasAFactWithdrawn(assessment)]);

        story.Then<UpdateStopped>(s => s.Reason.Should().Be("symptoms of fact 3 no longer holds"));
        story.Draft(Audience.Customers).Text.Body.Should().NotContain("Payments fail");
    }

    [Fact]
    public void It_is_stopped_when_a_newer_eta_replaced_the_one_it_states()
    {
        var withEta = story.Hears(incident.HasAnEta(AnIncident.Declared.AddHours(1))).Draft(Audience.Customers);

        story.Approves("ada", withEta.Id).Sends("ada", withEta.Id, [incident.HasAnEta(AnIncident.Declared.AddHours(5))]);

        story.Then<UpdateStopped>(s => s.Reason.Should().Be("eta of fact 3 was replaced by fact 4"));
    }

    [Fact]
    public void It_leaves_when_what_was_read_does_not_contradict_it() => story
        .Approves("ada", draft.Id).Sends("ada", draft.Id, [incident.GetsANote(), incident.HasAnEta(AnIncident.Declared.AddHours(1))])
        .Then<SendingBegun>();

    [Fact]
    public void What_was_read_at_the_sending_is_not_taken_in_again_when_it_arrives()
    {
        var news = incident.HasAnEta(AnIncident.Declared.AddHours(1));

        story.Approves("ada", draft.Id).Sends("ada", draft.Id, [news]).Hears(news).ThenNothing();
    }

    [Fact]
    public void It_stays_when_the_incident_cannot_be_read() => story
        .Approves("ada", draft.Id).Sends("ada", draft.Id, read: null).ThenRefused("incident-not-readable");

    [Fact]
    public void A_mail_to_nobody_is_not_called_sent()
    {
        var brief = story.Draft(Audience.Executives);

        story.Approves("ada", brief.Id).Sends("ada", brief.Id, [], recipients: 0).ThenRefused("nobody-to-tell");
    }

    [Theory]
    [InlineData("drill")]
    [InlineData("test")]
    public void Nothing_leaves_for_what_is_not_meant_and_it_goes_on_as_if_it_had(string mode)
    {
        var drill = new AnIncident().With(s => s with { Mode = mode });
        var exercise = Story().Hears(drill.IsDeclared());
        var notice = exercise.Draft(Audience.Customers);

        exercise.Approves("ada", notice.Id).Sends("ada", notice.Id, []);

        exercise.Then<SendingBegun>(b => b.Channels.Should().BeEmpty());
        exercise.Then<UpdateSent>(s => s.Channels.Should().BeEmpty());
        exercise.State!.Posts.Should().BeEmpty();
    }

    [Fact]
    public void A_channel_reached_too_late_does_not_send_what_no_longer_holds()
    {
        story.Approves("ada", draft.Id).Sends("ada", draft.Id, []);

        Sending.Faults(story.State!, draft, [incident.HasAFixDeployed()], Shipped, story.Now).Should().ContainSingle();
        Sending.Faults(story.State!, draft, [], Shipped, story.Now).Should().BeEmpty();
    }

    [Fact]
    public void A_channel_stopped_after_another_took_it_leaves_the_update_sent()
    {
        story.Approves("ada", draft.Id).Sends("ada", draft.Id, [])
            .Finishes(draft.Id, Channel.StatusPage)
            .Finishes(draft.Id, Channel.HelpDesk)
            .Finishes(draft.Id, Channel.Mail, sent: 0, stopped: "it says investigating, and the incident is monitoring");

        story.Then<UpdateSent>();
        story.State!.Updates.Should().NotContain(u => u.Stage == UpdateStage.Stopped);
    }
}
