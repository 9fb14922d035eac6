using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.PostMortems.Domain.ReviewFiles;
using IncidentPlatform.PostMortems.Domain.Reviews;
using static IncidentPlatform.PostMortems.Tests.Domain.AnIncident;

namespace IncidentPlatform.PostMortems.Tests.Domain;

/// <summary>What a review says of a P1 from alert to all clear, and which facts it cites for it.</summary>
public sealed class TheReviewOfAWholeStory
{
    private static readonly Review Review = AReviewFile.Opened().With(AWholeStory.Told());

    [Fact]
    public void The_duration_is_the_time_it_ran_without_the_watch_before_the_reopening()
    {
        var duration = Review.Statement("duration", "2026-03-02 02:14 UTC to 2026-03-02 03:40 UTC; 2026-03-02 04:10 UTC to 2026-03-02 04:30 UTC (1 hour 46 minutes)");
        duration.Quantity.Should().Be(new Quantity(6360, "seconds"));
        duration.Inputs.Select(i => i.Name).Should().Equal("declared", "ended", "reopened", "ended");
    }

    [Fact]
    public void Each_commander_is_named_with_the_time_of_command() =>
        Review.Texts("commander").Should().Equal("ada, 2026-03-02 02:14 UTC to 2026-03-02 02:22 UTC", "grace, from 2026-03-02 02:22 UTC");

    [Fact]
    public void Customers_and_revenue_come_from_the_last_assessment_and_cite_it()
    {
        var assessment = AWholeStory.Told().Told.Last(f => f.Type == "AssessmentRecorded").Version;
        Review.Statement("customers-affected", "1,240 customers (3.1% of all customers)").Versions().Should().Equal(assessment);
        Review.Statement("revenue-impact", "EUR 48,000.50").Versions().Should().Equal(assessment);
        Review.Statement("sla-breaches", "SLA breached for 17 customers").Quantity.Should().Be(new Quantity(17, "customers"));
        Review.Statement("sla-breaches", "Credits authorised: EUR 2,500.00 to 17 customers");
    }

    [Fact]
    public void Ticket_periods_that_overlap_are_not_counted_twice() =>
        Review.Statement("support-tickets", "120 tickets in 1 hour (500% over normal)").Versions().Should().HaveCount(2);

    [Fact]
    public void Reputation_adds_up_mentions_by_kind() =>
        Review.Texts("reputation").Should().Equal("Complaint, negative: 3 mentions", "Social, negative: 12 mentions");

    [Theory]
    [InlineData("detected", "2026-03-02 02:09 UTC: Detected by alert PaymentLatency (alertmanager)")]
    [InlineData("declared", "2026-03-02 02:14 UTC: P1 declared by the platform (incidents)")]
    [InlineData("war-room", "2026-03-02 02:14 UTC: War room incident-2026-03-02-payments-fail opened, 3 people invited")]
    [InlineData("first-customer-notification", "2026-03-02 02:40 UTC: First notification to customers sent")]
    [InlineData("root-cause-identified", "2026-03-02 03:12 UTC: Root cause identified: A deploy halved the pool of connections to the ledger")]
    [InlineData("fix-deployed", "2026-03-02 04:14 UTC: Roll-back deployed by linus: Roll the deploy of 02:03 back")]
    [InlineData("resolved", "2026-03-02 04:30 UTC: Declared resolved by grace")]
    [InlineData("all-clear", "2026-03-02 06:31 UTC: All clear declared by grace; customers told at 2026-03-02 06:33 UTC")]
    public void Every_milestone_has_its_time_and_its_fact(string milestone, string text)
    {
        var statement = Review.Field(milestone).Statements.Should().ContainSingle().Subject;
        statement.Text.Should().Be(text);
        statement.Cites.Should().ContainSingle();
    }

    [Fact]
    public void Dropped_hypotheses_customers_by_name_and_open_requests_stand_in_their_fields()
    {
        var told = AWholeStory.Told().By("linus");
        var leak = FactId(told.Told.Count + 1);
        var review = AReviewFile.Opened().With(told.Then(
            new HypothesisStated("A leak"),
            new HypothesisDropped(leak, "Memory is flat"),
            new CriticalCustomerFlagged("acme", "enterprise", "Renews this week"),
            new CompensationRequested(Item(60), "refund", new Money(100m, "EUR"), 2, "Charged twice"),
            new CompensationRequested(Item(61), "credit", new Money(200m, "EUR"), 3, "Two hours down"),
            new CompensationAuthorized("credit", new Money(200m, "EUR"), 3) { CompensationId = Item(61) }));

        review.Texts("technical-root-cause").Should().Contain("Suspected, and dropped: A leak (Memory is flat)");
        review.Texts("customers-affected").Should().Contain("Critical customer (enterprise): acme");
        review.Texts("sla-breaches").Should().Contain("Refund requested, not authorised: EUR 100.00 to 2 customers")
            .And.Contain("Credits authorised: EUR 2,700.00 to 20 customers").And.NotContain(t => t.StartsWith("Credit requested"));
    }

    [Fact]
    public void A_cause_that_did_not_hold_stays_visible() => Review.Texts("technical-root-cause").Should().Equal(
        "A deploy halved the pool of connections to the ledger", "Identified before, and replaced: The gateway of the bank times out");

    [Fact]
    public void The_delay_of_detection_is_split_at_the_first_alert_and_the_longest_gap_is_named() => Review.Texts("detection-delay").Should().Equal(
        "Start of the impact to first alert: 5 minutes", "First alert to declaration: 5 minutes", "The longest gap: start of the impact to first alert, 5 minutes");

    [Fact]
    public void The_delay_of_escalation_names_the_commander_the_pages_and_what_was_not_answered() => Review.Texts("escalation-delay").Should().Equal(
        "Declaration to commander accepted: 8 minutes", "Page of grace to acknowledged: 3 minutes", "The longest gap: declaration to commander accepted, 8 minutes",
        "The page of ada at 2026-03-02 02:14 UTC (delivered) was not answered");

    [Fact]
    public void What_was_owed_says_by_how_much_it_was_met_or_late()
    {
        Review.Texts("obligations").Should().Equal("Met in time: 2 of 3", "Met late: 1 of 3");
        var commander = Review.Obligations.Single(o => o.Obligation == "commander-acknowledged");
        commander.Outcome.Should().Be(ObligationOutcome.MetLate);
        commander.Margin.Should().Be(TimeSpan.FromMinutes(-3));
        commander.Cites.Should().HaveCount(3, "it was opened, missed and met late");
    }

    [Fact]
    public void Hand_overs_and_updates_to_customers_are_measured()
    {
        Review.Statement("command", "Hand-over of engineering lead from linus to margaret acknowledged after 2 minutes").Cites.Should().HaveCount(2);
        Review.Texts("customer-updates").Should().Equal("5 updates sent to customers, 1 of them pre-approved text", "The longest silence between updates: 2 hours 2 minutes");
    }

    [Fact]
    public void A_corrected_fact_reads_as_it_should_have_and_shows_its_correction()
    {
        var row = Review.Timeline.Single(r => r.Text.Contains("02:01", StringComparison.Ordinal));
        row.At.Should().Be(Midnight(2, 3));
        row.Cite.Fact.Should().Be(AWholeStory.Told().Told.Single(f => f.Type == "NoteAdded").Id);
        row.Correction!.RecordedAs.Should().Be(Midnight(3, 5));
        row.Correction.Reason.Should().Be("The note named the wrong deploy");
        Review.Timeline[0].Should().Be(row, "the timeline is in the order in which things happened");
    }

    [Fact]
    public void Every_row_and_every_number_cites_a_fact_of_the_stream()
    {
        var facts = AWholeStory.Told().Facts.ToDictionary(f => f.Version, f => f.Id);
        var cites = Review.Timeline.Select(r => r.Cite)
            .Concat(Review.Sections.SelectMany(s => s.Fields).SelectMany(f => f.Statements).SelectMany(s => s.Cites.Concat(s.Inputs.Select(i => i.From))));
        cites.Should().OnlyContain(c => facts[c.Version] == c.Fact);
        Review.Timeline.Should().HaveCount(facts.Count);
        Review.Sections.SelectMany(s => s.Fields).SelectMany(f => f.Statements).Where(s => s.Quantity is not null).Should().OnlyContain(s => s.Inputs.Count > 0);
    }

    [Fact]
    public void Only_what_people_must_say_is_unanswered() => Review.Unanswered(Distribution.Internal).Should().Equal(
        "went-well", "to-improve", "action-items", "prevent", "detect-faster", "respond-better");
}
