using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Domain.Impact;
using IncidentPlatform.Incidents.Impact;
using IncidentPlatform.Kernel;
using IncidentPlatform.Testing;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;
using static IncidentPlatform.Incidents.Tests.Impact.AnOutage;

namespace IncidentPlatform.Incidents.Tests.Impact;

public sealed class Recording_the_impact
{
    private static readonly ImpactRecomputed Computed = new(
        ImpactReason.Declared, 7, Declared.Services, [], Start, At(30), TimeSpan.FromMinutes(30), 10, 100, 10, 1, 0, new Dictionary<string, int> { ["gold"] = 10 },
        0, SlaBreachRisk.Low, [], [new Money(5, "EUR")], 0, At(60));

    [Fact]
    public void Numbers_that_mean_something_new_are_a_fact() => ACommandedIncident()
        .When((i, _) => Impacting.Recompute(i!, Computed))
        .Then(Computed)
        .When((i, _) => Impacting.Recompute(i!, Computed with { SlaBreaches = 3, SlaBreachRisk = SlaBreachRisk.Breached }))
        .Then<ImpactRecomputed>()
        .State!.Impact!.SlaBreaches.Should().Be(3);

    [Fact]
    public void What_only_the_clock_moved_is_no_news() => ACommandedIncident()
        .Given(Computed)
        .When((i, _) => Impacting.Recompute(
            i!, Computed with { Because = ImpactReason.TimePassed, OutageTo = At(60), Downtime = TimeSpan.FromHours(1), EstimatedRevenueLoss = [new Money(10, "EUR")], NextBreachAt = At(90) }))
        .ThenNothing();

    [Fact]
    public void The_end_is_news_whatever_the_numbers() => AResolvedIncident()
        .Given(Computed)
        .When((i, _) => Impacting.Recompute(i!, Computed with { Because = ImpactReason.Resolved }))
        .Then<ImpactRecomputed>();

    [Fact]
    public void A_catalogue_without_customers_says_nothing() => ACommandedIncident()
        .When((i, _) => Impacting.Recompute(i!, Computed with { CustomersInAll = 0 }))
        .ThenNothing();

    [Fact]
    public void Numbers_of_a_scope_that_has_changed_meanwhile_are_dropped() => ACommandedIncident()
        .Given(new AssessmentRecorded(1, ["search"]))
        .When((i, _) => Impacting.Recompute(i!, Computed))
        .ThenNothing();

    [Fact]
    public void It_raises_no_revision() =>
        ACommandedIncident().Given(Computed, Excepted(SlaClause.Availability, 0, 10)).State!.Revision.Should().Be(ACommandedIncident().State!.Revision);

    [Fact]
    public void The_support_lead_grants_an_exception_once() => Supported()
        .By(Grace)
        .When((i, _) => Impacting.Grant(i!, Excepted(SlaClause.Availability, 0, 10), Actor.Person(Grace)))
        .Then(Excepted(SlaClause.Availability, 0, 10))
        .When((i, _) => Impacting.Grant(i!, Excepted(SlaClause.Availability, 0, 10), Actor.Person(Grace)))
        .ThenNothing()
        .State!.SlaExceptions.Should().ContainSingle();

    [Fact]
    public void Nobody_else_grants_one_not_even_the_commander() => Supported()
        .When((i, _) => Impacting.Grant(i!, Excepted(SlaClause.Availability, 0, 10), Actor.Person(Ada)))
        .ThenRefused("only-support-lead");

    [Fact]
    public void Without_a_support_lead_nobody_does() => ACommandedIncident()
        .When((i, _) => Impacting.Grant(i!, Excepted(SlaClause.Availability, 0, 10), Actor.Person(Ada)))
        .ThenRefused("only-support-lead")
        .Outcome.Refusal!.WayOn.Should().StartWith("Assign a support lead");

    [Fact]
    public void An_exception_has_a_reason() => Supported()
        .When((i, _) => Impacting.Grant(i!, Excepted(SlaClause.Availability, 0, 10) with { Reason = " " }, Actor.Person(Grace)))
        .ThenRefused("text-missing");

    [Fact]
    public void An_exception_has_a_period() => Supported()
        .When((i, _) => Impacting.Grant(i!, Excepted(SlaClause.Availability, 10, 10), Actor.Person(Grace)))
        .ThenRefused("period-empty");

    [Fact]
    public void Exceptions_have_an_end() => Supported()
        .Given([.. Enumerable.Range(0, Impacting.MostExceptions).Select(n => Excepted(SlaClause.Availability, 0, 10, $"customer-{n}"))])
        .When((i, _) => Impacting.Grant(i!, Excepted(SlaClause.Availability, 0, 10), Actor.Person(Grace)))
        .ThenRefused("too-many-exceptions");

    [Fact]
    public void It_is_computed_when_scope_or_course_changes()
    {
        var declared = ADeclaredIncident();
        Reasons(declared).Should().Equal(ImpactReason.Declared);
        Reasons(ACommandedIncident().Given(Computed).Given(new AssessmentRecorded(1, ["search"]))).Should().Equal(ImpactReason.ScopeChanged);
        Reasons(ACommandedIncident().Given(Computed).Given(new AssessmentRecorded(1, Declared.Services))).Should().BeEmpty("the scope is the same");
        Reasons(AResolvedIncident()).Should().Equal(ImpactReason.Resolved);
        Reasons(ACommandedIncident().Given(new NoteAdded("Looked"))).Should().BeEmpty();
    }

    [Fact]
    public void It_is_computed_again_when_the_next_SLA_is_due_to_be_breached_but_no_sooner_than_in_half_an_hour()
    {
        var soon = ACommandedIncident().Given(Computed with { NextBreachAt = At(1) });
        var later = ACommandedIncident().Given(Computed with { NextBreachAt = soon.Now.AddHours(3) });

        DueWith(soon).Single().At.Should().Be(soon.Now.AddMinutes(30));
        DueWith(later).Single().At.Should().Be(soon.Now.AddHours(3));
        DueWith(ACommandedIncident().Given(Computed with { NextBreachAt = null })).Should().BeEmpty();
    }

    private static Specification<Incident> Supported() =>
        ACommandedIncident().Given(new RoleAssigned(IncidentRoles.SupportLead, Grace, RoleBasis.Assigned, Acknowledged: true));

    /// <summary>What becomes due with the fact recorded last, the declaration being the second of the first three.</summary>
    private static IEnumerable<Hosting.DueWork.Due> DueWith(Specification<Incident> story) =>
        story.Recorded.Skip(story.Recorded.Count == 3 ? 0 : story.Recorded.Count - 1).SelectMany(f => RecomputeImpact.With(f, story.State!));

    private static IEnumerable<ImpactReason> Reasons(Specification<Incident> story) => DueWith(story).Select(d => ((RecomputeImpact)d.Payload).Because);
}
