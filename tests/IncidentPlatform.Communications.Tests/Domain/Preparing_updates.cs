using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Domain.Facts;
using static IncidentPlatform.Communications.Tests.Domain.Telling;

namespace IncidentPlatform.Communications.Tests.Domain;

public class Preparing_updates
{
    private readonly AnIncident incident = new();

    [Fact]
    public void A_declaration_prepares_a_room_a_first_notice_and_an_executive_brief()
    {
        var story = Story().Hears(incident.IsDeclared());

        story.State!.Room!.Name.Should().Be("incident-2026-03-02-card-payments-down-db-7-out-of-connections");
        story.State.Room.Rules.Should().NotBeEmpty();
        story.State.Room.Participants.Should().Equal(new Participant("ada", "commander"));
        story.Draft(Audience.Customers).Kind.Should().Be(UpdateKind.FirstNotice);
        story.Draft(Audience.Customers).Text.Support.Should().NotBeNull("support needs something to answer with");
        story.Draft(Audience.Executives).Kind.Should().Be(UpdateKind.ExecutiveBrief);
    }

    [Fact]
    public void Customers_read_public_names_and_never_the_title_or_the_cause()
    {
        var story = Story().Hears(incident.IsDeclared()).Hears(incident.HasACause("connection pool of db-7 exhausted"));

        var text = story.Draft(Audience.Customers).Text;
        text.Subject.Should().Be("Service disruption: Checkout and Payments");
        (text.Body + text.Support!.Title + text.Support.Body).Should().NotContain("db-7").And.Contain("We have identified the cause");
        story.Draft(Audience.Executives).Text.Body.Should().Contain("Cause: connection pool of db-7 exhausted");
    }

    [Fact]
    public void Newer_facts_rewrite_the_draft_and_pile_nothing_up()
    {
        var eta = AnIncident.Declared.AddHours(2);
        var story = Story().Hears(incident.IsDeclared());
        var first = story.Draft(Audience.Customers);

        story.Hears(incident.IsAssessed("Card payments fail at the last step")).Hears(incident.HasAnEta(eta));

        var draft = story.Draft(Audience.Customers);
        draft.Id.Should().Be(first.Id);
        draft.Text.Body.Should().Contain("What you may notice: Card payments fail at the last step")
            .And.Contain("We currently expect this to be solved by 04:14 UTC on 2 March 2026.");
        draft.States.Select(s => s.About).Should().Equal(Subject.Components, Subject.Symptoms, Subject.Eta, Subject.EtaConfidence);
        draft.States.Select(s => s.Source.Version).Should().Equal(2, 3, 4, 4);
    }

    [Fact]
    public void An_eta_of_low_confidence_is_not_promised_to_customers()
    {
        var story = Story().Hears(incident.IsDeclared()).Hears(incident.HasAnEta(AnIncident.Declared.AddHours(1), "low"));

        story.Draft(Audience.Customers).Text.Body.Should().NotContain("expect");
        story.Draft(Audience.Executives).Text.Body.Should().Contain("(confidence: low)");
    }

    [Fact]
    public void After_an_update_the_next_one_is_ready_and_holds_what_was_learned_since()
    {
        var story = Story().Hears(incident.IsDeclared()).Tells(Audience.Customers);
        story.Draft(Audience.Customers).Kind.Should().Be(UpdateKind.Progress);

        story.Hears(incident.IsAssessed("Refunds are late"));

        story.Draft(Audience.Customers).Text.Body.Should().Contain("Refunds are late").And.Contain("within 30 minutes");
    }

    [Fact]
    public void A_deployed_fix_prepares_monitoring_and_a_failing_signal_takes_it_back()
    {
        var story = Story().Hears(incident.IsDeclared()).Tells(Audience.Customers).Hears(incident.HasAFixDeployed());
        story.Draft(Audience.Customers).Kind.Should().Be(UpdateKind.Monitoring);

        story.Hears(incident.HasAFailingSignal());

        var draft = story.Draft(Audience.Customers);
        draft.Kind.Should().Be(UpdateKind.Progress);
        draft.Status.Should().Be(PublicStatus.Identified);
        draft.Text.Body.Should().NotContain("not fully solved", "customers were never told that it was");
    }

    [Fact]
    public void Customers_who_were_told_of_a_fix_are_told_that_it_did_not_hold()
    {
        var story = Story().Hears(incident.IsDeclared()).Hears(incident.HasAFixDeployed()).Tells(Audience.Customers)
            .Hears(incident.HasAFailingSignal());

        story.Draft(Audience.Customers).Text.Body.Should().Contain("not fully solved");
    }

    [Fact]
    public void Resolved_is_drafted_for_everyone_and_says_how_long_it_is_watched()
    {
        var story = Story().Hears(incident.IsDeclared()).Tells(Audience.Customers).Tells(Audience.Executives)
            .Hears(incident.IsResolved(AnIncident.Declared.AddHours(3)));

        story.Draft(Audience.Customers).Kind.Should().Be(UpdateKind.Resolved);
        story.Draft(Audience.Customers).Text.Body.Should().Contain("watching closely until 05:14 UTC on 2 March 2026");
        story.Draft(Audience.Executives).Status.Should().Be(PublicStatus.Resolved);
    }

    [Fact]
    public void A_recurrence_prepares_a_correction_for_those_told_resolved()
    {
        var story = Story().Hears(incident.IsDeclared()).Hears(incident.IsResolved(AnIncident.Declared.AddHours(3))).Tells(Audience.Customers)
            .Hears(incident.IsReopened());

        story.Draft(Audience.Customers).Kind.Should().Be(UpdateKind.Correction);
        story.Draft(Audience.Customers).Text.Body.Should().Contain("It has returned");
    }

    [Fact]
    public void A_recurrence_prepares_no_correction_for_those_never_told_resolved()
    {
        var story = Story().Hears(incident.IsDeclared()).Tells(Audience.Customers)
            .Hears(incident.IsResolved(AnIncident.Declared.AddHours(3))).Hears(incident.IsReopened());

        story.Draft(Audience.Customers).Kind.Should().Be(UpdateKind.Progress);
    }

    [Fact]
    public void All_clear_is_drafted_for_those_who_were_told_and_for_nobody_else()
    {
        var story = Story().Hears(incident.IsDeclared()).Tells(Audience.Customers)
            .Hears(incident.IsResolved(AnIncident.Declared.AddHours(3))).Tells(Audience.Customers).Hears(incident.IsAllClear());

        story.Draft(Audience.Customers).Kind.Should().Be(UpdateKind.AllClear);
        story.HasDraft(Audience.Executives).Should().BeFalse("executives were told nothing");
        story.Tells(Audience.Customers).HasDraft(Audience.Customers).Should().BeFalse("all is said");
    }

    [Fact]
    public void A_published_review_is_announced_to_customers_after_the_all_clear()
    {
        var story = Story().Hears(incident.IsDeclared()).Tells(Audience.Customers).Hears(incident.IsAllClear()).Tells(Audience.Customers)
            .Hears(incident.HasItsReviewPublished("https://example.org/reviews/1"));

        story.Draft(Audience.Customers).Kind.Should().Be(UpdateKind.PostMortem);
        story.Draft(Audience.Customers).Text.Body.Should().Contain("https://example.org/reviews/1");
    }

    [Fact]
    public void A_false_alarm_that_customers_heard_of_is_corrected()
    {
        var story = Story().Hears(incident.IsDeclared()).Tells(Audience.Customers).Hears(incident.IsCancelled());

        story.Draft(Audience.Customers).Text.Body.Should().Contain("working normally");
        story.HasDraft(Audience.Executives).Should().BeFalse();
    }

    [Fact]
    public void Nothing_is_prepared_for_customers_while_the_incident_is_restricted()
    {
        var restricted = incident.With(s => s with { Restricted = true });

        var story = Story().Hears(restricted.IsDeclared());

        story.State!.Updates.Should().BeEmpty();
        story.State.Room!.Name.Should().Be("incident-2026-03-02-inc-2026-0001-restricted", "a room of a restricted incident carries the number");
    }

    [Fact]
    public void A_minor_incident_prepares_nothing_until_it_is_raised()
    {
        var story = Story().Hears(incident.With(s => s with { Severity = "P3" }).IsDeclared());
        story.State!.Room.Should().BeNull();
        story.State.Updates.Should().BeEmpty();

        story.Hears(incident.With(s => s with { Severity = "P2" }).GetsANote());

        story.State.Room.Should().NotBeNull();
        story.Draft(Audience.Customers).Kind.Should().Be(UpdateKind.FirstNotice);
        story.HasDraft(Audience.Executives).Should().BeFalse("the brief is for the highest severity");
    }

    [Fact]
    public void A_retrospective_incident_prepares_nothing()
    {
        var story = Story().Hears(incident.With(s => s with { Mode = "retrospective" }).IsDeclared());

        story.State!.Room.Should().BeNull();
        story.State.Updates.Should().BeEmpty();
    }

    [Fact]
    public void The_same_news_twice_records_nothing_more()
    {
        var news = incident.IsDeclared();

        Story().Hears(news).Hears(news).ThenNothing();
    }

    [Fact]
    public void News_that_change_nothing_here_record_nothing() =>
        Story().Hears(incident.IsDeclared()).Hears(incident.GetsANote()).ThenNothing();

    [Fact]
    public void Nothing_is_followed_before_the_declaration() => Story().Hears(incident.GetsANote()).ThenNothing();

    [Fact]
    public void A_draft_that_a_person_changed_is_left_alone()
    {
        var story = Story().Hears(incident.IsDeclared());
        var id = story.Draft(Audience.Customers).Id;
        story.When((c, _) => Writing.Edit(c, id, new Text("Payments", "We are on it."), states: null));

        story.Hears(incident.IsAssessed("Something else"));

        story.Draft(Audience.Customers).Text.Should().Be(new Text("Payments", "We are on it."));
    }

    [Fact]
    public void Whoever_takes_a_role_is_invited_once()
    {
        var story = Story().Hears(incident.IsDeclared()).Hears(incident.HasARoleTaken("engineering-lead", "grace"));
        story.Then<ResponderInvited>(i => i.Should().Be(new ResponderInvited("grace", "engineering-lead")));

        story.Hears(incident.HasARoleTaken("support-lead", "grace"));

        story.State!.Room!.Participants.Should().HaveCount(2);
    }
}
