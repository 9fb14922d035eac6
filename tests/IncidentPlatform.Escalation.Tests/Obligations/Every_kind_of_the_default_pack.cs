using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Domain.Obligations;
using IncidentPlatform.Escalation.Tests.World;

namespace IncidentPlatform.Escalation.Tests.Obligations;

/// <summary>Each row of the table: what opens it, by when it is due, what meets it.</summary>
public class Every_kind_of_the_default_pack
{
    private static readonly Guid Fix = Guid.CreateVersion7();
    private static readonly Guid Item = Guid.CreateVersion7();

    private static readonly Dictionary<string, (Func<AnIncident, DateTimeOffset, IncidentEvent>? Opens, Func<AnIncident, DateTimeOffset, IncidentEvent> Meets)> Facts = new()
    {
        ["commander-acknowledged"] = (null, (i, at) => i.HandedOver(Roles.Commander, "grace", at)),
        ["assessment"] = (null, (i, at) => i.Fact(new AssessmentRecorded(1, ["payments"]), at)),
        ["first-external-notice"] = (null, (i, at) => i.UpdateSent(Audiences.Customers, UpdateKinds.FirstNotice, at)),
        ["next-update"] = ((i, at) => i.UpdateSent(Audiences.Customers, UpdateKinds.FirstNotice, at), (i, at) => i.UpdateSent(Audiences.Customers, UpdateKinds.Progress, at)),
        ["executive-update"] = (null, (i, at) => i.UpdateSent(Audiences.Executives, UpdateKinds.ExecutiveBrief, at)),
        ["resolution"] = (null, (i, at) => i.Fact(new IncidentResolved(at, ["checkout"]), at)),
        ["resolved-declared"] = ((i, at) => i.Fact(new VerificationRecorded(true, "smoke", ["checkout"]), at), (i, at) => i.Fact(new IncidentResolved(at, ["checkout"]), at)),
        ["all-clear-declared"] = ((i, at) => i.Fact(new IncidentResolved(at, ["checkout"]), at), (i, at) => i.Fact(new AllClearDeclared(at), at)),
        ["hand-over-acknowledged"] = ((i, at) => i.Fact(new HandOverProposed(Roles.Commander, "ada", "grace"), at), (i, at) => i.HandedOver(Roles.Commander, "grace", at)),
        ["review-scheduled"] = ((i, at) => i.Fact(new IncidentResolved(at, []), at), (i, at) => i.Fact(new ReviewScheduled(Item, at), at)),
        ["review-published"] = ((i, at) => i.Fact(new IncidentResolved(at, []), at), (i, at) => i.Fact(new ReviewPublished(Item, "internal", 9, ""), at)),
        ["gdpr-notification"] = ((i, at) => i.Fact(new AwarenessRecorded("gdpr", at, "ada", at.AddHours(72)), at), (i, at) => i.Fact(new FilingRecorded("gdpr", at, "leo", "CNIL"), at)),
        ["day-hand-over"] = ((i, at) => i.Fact(new DayHandOverDue("office", 1, 2), at), (i, at) => i.Fact(new HandedToDayTeam("day-support", []), at)),
        ["action-item"] = ((i, at) => i.Fact(new ActionItemOpened(Item, "Alert earlier", "grace", at.AddDays(9), "high"), at), (i, at) => i.Fact(new ActionItemCompleted(Item), at)),
    };

    [Theory]
    [InlineData("P1", "commander-acknowledged", 5)]
    [InlineData("P2", "commander-acknowledged", 10)]
    [InlineData("P1", "assessment", 15)]
    [InlineData("P2", "assessment", 30)]
    [InlineData("P1", "first-external-notice", 30)]
    [InlineData("P2", "first-external-notice", 60)]
    [InlineData("P1", "next-update", 30)]
    [InlineData("P2", "next-update", 60)]
    [InlineData("P1", "executive-update", 60)]
    [InlineData("P1", "resolution", 2 * 60)]
    [InlineData("P2", "resolution", 4 * 60)]
    [InlineData("P1", "resolved-declared", 30)]
    [InlineData("P1", "all-clear-declared", 150)]
    [InlineData("P1", "hand-over-acknowledged", 5)]
    [InlineData("P2", "hand-over-acknowledged", 10)]
    [InlineData("P1", "review-scheduled", 24 * 60)]
    [InlineData("P2", "review-scheduled", 72 * 60)]
    [InlineData("P1", "review-published", 48 * 60)]
    [InlineData("P2", "review-published", 7 * 24 * 60)]
    [InlineData("P1", "day-hand-over", 30)]
    [InlineData("P3", "day-hand-over", 2 * 60)]
    [InlineData("P1", "action-item", 9 * 24 * 60)]
    [InlineData("P4", "gdpr-notification", 72 * 60)]
    public void Is_due_when_the_table_says_and_met_in_time(string severity, string kind, int minutes)
    {
        var night = Opened(severity, kind);

        night.The(kind).Due.Should().Be(night.Now.AddMinutes(minutes));
        night.Pass(TimeSpan.FromMinutes(minutes)).Happens(Facts[kind].Meets(night.Incident, night.Now.AddMilliseconds(-1)));

        night.Ledger!.Obligations.First(o => o.Kind == kind).State.Should().Be(ObligationState.Met);
    }

    [Theory]
    [InlineData("commander-acknowledged")]
    [InlineData("assessment")]
    [InlineData("first-external-notice")]
    [InlineData("next-update")]
    [InlineData("executive-update")]
    [InlineData("resolution")]
    [InlineData("resolved-declared")]
    [InlineData("all-clear-declared")]
    [InlineData("hand-over-acknowledged")]
    [InlineData("review-scheduled")]
    [InlineData("review-published")]
    [InlineData("day-hand-over")]
    [InlineData("action-item")]
    public void Is_missed_when_nothing_meets_it_and_somebody_is_told(string kind)
    {
        var night = Opened("P1", kind);
        var due = night.The(kind).Due;

        night.Pass(due - night.Now);

        night.The(kind).State.Should().Be(ObligationState.Missed);
        night.Recorded<Domain.Obligations.ObligationMissed>().Should().ContainSingle(m => m.Kind == kind).Which.Due.Should().Be(due);
        night.Woken(kind).Concat(night.Woken($"prompt:{kind}")).Should().NotBeEmpty();
    }

    [Fact]
    public void The_executive_update_and_regular_deadlines_are_off_where_the_pack_sets_none()
    {
        ANight.WithADeclared("P2").Ledger!.Obligations.Should().NotContain(o => o.Kind == "executive-update");
        ANight.WithADeclared("P3").Ledger!.Obligations.Should().BeEmpty();
    }

    [Fact]
    public void Five_business_days_skip_the_weekend()
    {
        var friday = new DateTimeOffset(2026, 3, 6, 16, 0, 0, TimeSpan.Zero);
        var rule = TheDefaultPack.For("P2").Obligations.Single(r => r.Kind == "review-published");

        rule.DueAfter(new AnIncident().Fact(new IncidentResolved(friday, []), friday)).Should().Be(friday.AddDays(7));
    }

    [Fact]
    public void Work_alone_owes_a_second_person_only_once_somebody_else_is_awake()
    {
        var night = ANight.WithADeclared("P1");
        night.Happens(night.Incident.Fact(new CommandRuleOverridden("commander-not-fixer", "alone", "nobody answers"), night.Now, "ada"));
        night.Ledger!.Foreseen.Should().ContainSingle();

        night.Acknowledges("ada", "commander-acknowledged");
        night.Ledger!.Obligations.Should().NotContain(o => o.Kind == "second-person", "the opener is not a second person");

        night.Decide((l, now) => Domain.Pages.Paging.Ask(l, night.Incident.Id, Fix, "grace", "help", Kernel.Actor.Person("ada"), night.Staff, now));
        night.Minutes(3).Acknowledges("grace", "manual");

        night.The("second-person").Due.Should().Be(night.Now.AddMinutes(10));
        night.Ledger!.Foreseen.Should().BeEmpty();
        night.Happens(night.Incident.Assigned(Roles.EngineeringLead, "grace", night.Now));
        night.The("second-person").State.Should().Be(ObligationState.Met);
    }

    private static ANight Opened(string severity, string kind)
    {
        var night = ANight.WithADeclared(severity);
        if (Facts[kind].Opens is { } opens)
            night.Happens(opens(night.Incident, night.Now));
        return night;
    }
}
