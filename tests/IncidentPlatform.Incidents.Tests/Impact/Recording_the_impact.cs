using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Domain.Catalogue;
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
            i!, Computed with { Because = ImpactReason.TimePassed, OutageTo = At(60), Downtime = TimeSpan.FromHours(1), EstimatedRevenueLoss = [new Money(10, "EUR")] }))
        .ThenNothing();

    [Fact]
    public void A_breach_that_is_expected_at_another_time_is_news_because_it_is_watched_for() => ACommandedIncident()
        .Given(Computed)
        .When((i, _) => Impacting.Recompute(i!, Computed with { Because = ImpactReason.TimePassed, NextBreachAt = At(90) }))
        .Then<ImpactRecomputed>();

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
    public void It_is_computed_again_when_the_next_SLA_is_breached_and_after_that_no_sooner_than_in_half_an_hour()
    {
        var now = ACommandedIncident().Now;
        var breach = now.AddMinutes(5);

        Due(Computed with { NextBreachAt = breach }).Should().Be(breach.AddSeconds(1));
        Due(Computed with { Because = ImpactReason.TimePassed, NextBreachAt = breach }).Should().Be(now.AddMinutes(30));
        Due(Computed with { Because = ImpactReason.TimePassed, NextBreachAt = now.AddHours(3) }).Should().Be(now.AddHours(3).AddSeconds(1));
        Due(Computed with { NextBreachAt = null }).Should().BeNull();

        static DateTimeOffset? Due(ImpactRecomputed computed) => DueWith(ACommandedIncident().Given(computed)).SingleOrDefault()?.At;
    }

    [Fact]
    public void Eight_hours_with_a_hundred_different_SLAs_are_told_in_few_facts_and_to_the_last_breach()
    {
        var customers = Enumerable.Range(0, 100).Select(n => (Id: $"c{n}", Spec: ACustomer with { Sla = new Sla(99.99m - (n * 0.01m)) })).ToList();
        var incident = ACommandedIncident().State! with { Services = ["checkout"], ImpactStartedAt = Start };
        var told = new List<ImpactRecomputed>();
        var (version, determined) = (0, 0);
        var end = Start.AddHours(8);
        for (DateTimeOffset? at = Start.AddMinutes(1); at < end;)
        {
            var (now, because) = (at.Value, told.Count == 0 ? ImpactReason.Declared : ImpactReason.TimePassed);
            var inputs = ImpactInputs.Of(incident, [], new Dictionary<string, Service>(), 7, now, 100, now);
            var computed = customers.Aggregate(new ImpactTotals(), (t, c) => t.With(CustomerImpact.Of(inputs, c.Id, c.Spec))).Fact(inputs, because);
            var facts = Impacting.Recompute(incident, computed).Facts
                .Select((f, n) => new Fact(Guid.CreateVersion7(), version + n + 1, f.Data, now, now, Actor.Service("incidents"), "incidents")).ToList();
            var fact = facts.Should().ContainSingle(f => f.Data is ImpactRecomputed, "a chain that breaks tells no later breach").Which;
            incident = facts.Aggregate(incident, IncidentEvolution.Evolve);
            version += facts.Count;
            told.Add(computed);
            determined += facts.Count(f => f.Data is MaterialityDetermined);
            at = RecomputeImpact.With(fact, incident).SingleOrDefault()?.At;
        }

        told.Count.Should().BeInRange(10, 18);
        determined.Should().Be(1, "what is material already is not told again");
        told[^1].SlaBreaches.Should().BeGreaterThan(95, "99.0 % of March allows 7 h 26 min");
    }

    private static Specification<Incident> Supported() =>
        ACommandedIncident().Given(new RoleAssigned(IncidentRoles.SupportLead, Grace, RoleBasis.Assigned, Acknowledged: true));

    /// <summary>What becomes due with the fact recorded last, the declaration being the second of the first three.</summary>
    private static IEnumerable<Hosting.DueWork.Due> DueWith(Specification<Incident> story) =>
        story.Recorded.Skip(story.Recorded.Count == 3 ? 0 : story.Recorded.Count - 1).SelectMany(f => RecomputeImpact.With(f, story.State!));

    private static IEnumerable<ImpactReason> Reasons(Specification<Incident> story) => DueWith(story).Select(d => ((RecomputeImpact)d.Payload).Because);
}
