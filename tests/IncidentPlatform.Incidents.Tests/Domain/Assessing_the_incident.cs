using IncidentPlatform.Incidents.Domain;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class Assessing_the_incident
{
    private static readonly AssessmentRecorded First = new(0, ["payments"], CustomersAffected: 1200, Symptoms: "Cards are declined");

    [Fact]
    public void Keeps_every_revision() => ACommandedIncident()
        .When((i, now) => Assessing.Assess(i!, First, null, now))
        .Then(First with { Revision = 1 }, new ScopeChanged(["payments"], [], ["checkout"]))
        .When((i, now) => Assessing.Assess(i!, First with { CustomersAffected = 1500 }, null, now))
        .Then(First with { Revision = 2, CustomersAffected = 1500 });

    [Fact]
    public void Says_where_the_scope_changes_with_it() => ACommandedIncident()
        .When((i, now) => Assessing.Assess(i!, First with { Services = ["payments", "ledger"] }, null, now))
        .Then<ScopeChanged>(scope => scope.Should().BeEquivalentTo(new ScopeChanged(["payments", "ledger"], ["ledger"], ["checkout"])));

    [Fact]
    public void Leaves_the_scope_where_no_service_is_named() => ACommandedIncident()
        .When((i, now) => Assessing.Assess(i!, First with { Services = [] }, null, now))
        .Then(First with { Services = [], Revision = 1 })
        .State!.Services.Should().Equal("checkout", "payments");

    [Fact]
    public void The_scope_changes_by_itself_too() => ACommandedIncident()
        .When((i, now) => Assessing.ChangeScope(i!, ["checkout", "ledger"], "Postings are late", null, now))
        .Then(new ScopeChanged(["checkout", "ledger"], ["ledger"], ["payments"], "Postings are late"))
        .When((i, now) => Assessing.ChangeScope(i!, ["ledger", "checkout", "ledger"], "Said again", null, now))
        .ThenNothing();

    [Fact]
    public void A_scope_of_nothing_is_refused() => ACommandedIncident()
        .When((i, now) => Assessing.ChangeScope(i!, [], "All is well", null, now))
        .ThenRefused("scope-empty");

    [Fact]
    public void Says_that_it_is_material_once_a_threshold_is_reached() => ACommandedIncident()
        .When((i, now) => Assessing.Assess(i!, First with { CustomersAffectedPercent = 40 }, null, now))
        .Then<MaterialityDetermined>(m => m.Should().BeEquivalentTo(
            new MaterialityDetermined(true, MaterialityBasis.Policy, ["% of customers affected: 40 of 25"])))
        .When((i, now) => Assessing.Assess(i!, First with { CustomersAffectedPercent = 45 }, null, now))
        .Then(First with { CustomersAffectedPercent = 45, Revision = 2 });

    [Fact]
    public void The_same_said_again_records_nothing() => ACommandedIncident()
        .When((i, now) => Assessing.Assess(i!, First, null, now))
        .When((i, now) => Assessing.Assess(i!, First with { Services = ["payments"] }, null, now))
        .ThenNothing();

    [Fact]
    public void Refuses_numbers_that_cannot_be() => ACommandedIncident()
        .When((i, now) => Assessing.Assess(i!, First with { CustomersAffectedPercent = 101 }, null, now))
        .ThenRefused("assessment-invalid");

    [Fact]
    public void Wants_a_confidence_with_a_time() => ACommandedIncident()
        .When((i, now) => Assessing.Assess(i!, First with { EtaAt = now.AddHours(1) }, null, now))
        .ThenRefused("assessment-invalid");

    [Fact]
    public void An_eta_lies_ahead() => ACommandedIncident()
        .When((i, now) => Assessing.GiveEta(i!, new EtaGiven(now.AddHours(1), Confidence.Low), now))
        .Then<EtaGiven>()
        .When((i, now) => Assessing.GiveEta(i!, new EtaGiven(now.AddHours(-1), Confidence.Low), now))
        .ThenRefused("eta-in-the-past");

    [Fact]
    public void An_eta_of_what_is_resolved_is_refused() => AResolvedIncident()
        .When((i, now) => Assessing.GiveEta(i!, new EtaGiven(now.AddHours(1), Confidence.Low), now))
        .ThenRefused("nothing-to-wait-for");

    [Fact]
    public void A_root_cause_found_after_the_end_is_recorded() => AClosedIncident()
        .When((_, now) => Assessing.IdentifyRootCause(new RootCauseIdentified("A missing index", ["No load test"]), null, now))
        .Then<RootCauseIdentified>()
        .State!.Status.Should().Be(IncidentStatus.Closed);

    [Fact]
    public void A_root_cause_says_something() => ACommandedIncident()
        .When((_, now) => Assessing.IdentifyRootCause(new RootCauseIdentified(" ", []), null, now))
        .ThenRefused("text-missing");
}
