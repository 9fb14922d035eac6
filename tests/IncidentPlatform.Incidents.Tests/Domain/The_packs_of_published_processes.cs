using System.Globalization;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Packs;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class The_packs_of_published_processes
{
    /// <summary>Every obligation that a pack adds or changes, with its times at P1 and P2 and who owes it.</summary>
    public static TheoryData<string, string, string, string?, string> Promises => new()
    {
        { "pagerduty", "commander-acknowledged", "0:05", "0:05", "commander" },
        { "pagerduty", "first-external-notice", "0:05", "0:05", "communications-lead" },
        { "pagerduty", "scope-update", "0:05", "0:05", "communications-lead" },
        { "pagerduty", "next-update", "0:20", "0:20", "communications-lead" },
        { "pagerduty", "executive-update", "0:30", null, "communications-lead" },
        { "pagerduty", "command-handed-over", "3:00", "3:00", "commander" },
        { "pagerduty", "review-scheduled", "3.00:00", "7.00:00", "commander" },
        { "pagerduty", "review-published", "3.00:00", "7.00:00", "commander" },
        { "atlassian", "next-update", "0:30", "0:30", "communications-lead" },
        { "atlassian", "review-scheduled", "1.00:00", "3.00:00", "engineering-lead" },
        { "atlassian", "review-published", "2.00:00", "7.00:00", "engineering-lead" },
        { "atlassian", "priority-action", "56.00:00", "56.00:00", "person" },
        { "google-sre", "commander-acknowledged", "0:05", "0:05", "commander" },
        { "google-sre", "incident-document", "4:00", "4:00", "communications-lead" },
        { "google-sre", "incident-document-handed-over", "0:00", "0:00", "communications-lead" },
        { "google-sre", "review-published", "7.00:00", "7.00:00", "commander" },
        { "google-sre", "priority-action-opened", "7.00:00", "7.00:00", "commander" },
    };

    [Theory]
    [MemberData(nameof(Promises))]
    public void Give_this_time_to_a_P1_and_that_to_a_P2_and_say_who_owes_it(string pack, string kind, string p1, string? p2, string owedBy)
    {
        Due(pack, Severity.P1, kind).Should().Be(Time(p1));
        Due(pack, Severity.P2, kind).Should().Be(p2 is null ? null : Time(p2));
        Find(pack, Severity.P1, kind)!.OwedBy.Should().Be(owedBy);
    }

    [Theory]
    [InlineData("pagerduty")]
    [InlineData("atlassian")]
    [InlineData("google-sre")]
    public void Leave_all_else_as_it_is_usually(string pack)
    {
        var promised = Promises.Select(p => p.Data).Where(p => p.Item1 == pack).Select(p => p.Item2).ToHashSet();

        PolicyPacks.BuiltIn[pack].Obligations.Where(o => !promised.Contains(o.Kind))
            .Should().BeEquivalentTo(PolicyPacks.Default.Obligations.Where(o => !promised.Contains(o.Kind)));
        PolicyPacks.BuiltIn[pack].Cadence.Should().BeEquivalentTo(PolicyPacks.Default.Cadence);
        PolicyPacks.BuiltIn[pack].Materiality.Should().Be(PolicyPacks.Default.Materiality);
    }

    [Fact]
    public void Count_the_review_of_a_P2_at_PagerDuty_in_business_days_and_that_of_a_P1_in_calendar_days()
    {
        foreach (var kind in (string[])["review-scheduled", "review-published"])
        {
            Find("pagerduty", Severity.P1, kind)!.BusinessDays.Should().BeNull();
            Find("pagerduty", Severity.P2, kind)!.BusinessDays.Should().Be(5);
        }
    }

    [Fact]
    public void Start_the_clock_of_command_again_with_every_commander_and_stop_it_only_with_another_one()
    {
        var command = Find("pagerduty", Severity.P1, "command-handed-over")!;

        command.Repeats.Should().BeTrue();
        command.OpenedBy.Should().ContainEquivalentOf(new FactMatch("RoleAssigned", new Dictionary<string, string> { ["role"] = "commander" }));
        command.MetBy.Select(m => m.Where!["basis"]).Should().Equal("hand-over", "assigned", "escalation");
    }

    [Fact]
    public void Follow_each_priority_action_at_Atlassian_beside_the_time_that_its_owner_was_given()
    {
        var action = Find("atlassian", Severity.P2, "priority-action")!;

        (action.SubjectMember, action.OwedByMember, action.DueMember).Should().Be(("actionItemId", "owner", null));
        action.OpenedBy.Should().ContainSingle().Which.Where.Should().Contain("priority", "high");
        Find("atlassian", Severity.P2, "action-item")!.DueMember.Should().Be("due");
    }

    [Fact]
    public void Want_an_action_item_of_high_priority_at_Google_within_the_week_of_the_review()
    {
        var (review, action) = (Find("google-sre", Severity.P1, "review-published")!, Find("google-sre", Severity.P1, "priority-action-opened")!);

        action.OpenedBy.Should().Equal(review.OpenedBy);
        action.Due.Should().Be(review.Due);
        action.MetBy.Should().ContainSingle().Which.Where.Should().Contain("priority", "high");
    }

    [Fact]
    public void Ask_for_the_incident_document_at_Google_again_after_each_entry_and_at_once_when_communications_are_handed_over()
    {
        var (document, handedOver) = (Find("google-sre", Severity.P1, "incident-document")!, Find("google-sre", Severity.P1, "incident-document-handed-over")!);

        document.Repeats.Should().BeTrue();
        document.OpenedBy.Should().Contain(document.MetBy);
        handedOver.OpenedBy.Should().ContainSingle().Which.Where.Should().Contain("role", "communications-lead").And.Contain("basis", "hand-over");
        handedOver.MetBy.Should().Equal(document.MetBy);
    }

    private static ObligationRule? Find(string pack, Severity severity, string kind) =>
        PolicyPacks.BuiltIn[pack].Resolve(severity).Obligations.SingleOrDefault(o => o.Kind == kind);

    private static TimeSpan? Due(string pack, Severity severity, string kind) => Find(pack, severity, kind)?.Due;

    private static TimeSpan Time(string text) => TimeSpan.Parse(text, CultureInfo.InvariantCulture);
}
