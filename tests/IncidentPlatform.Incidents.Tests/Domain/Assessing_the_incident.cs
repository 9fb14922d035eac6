using IncidentPlatform.Incidents.Domain;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class Assessing_the_incident
{
    private static readonly AssessmentRecorded First = new(0, ["payments"], CustomersAffected: 1200, Symptoms: "Cards are declined");

    [Fact]
    public void Keeps_every_revision() => ACommandedIncident()
        .When((i, now) => Assessing.Assess(i!, First, null, now))
        .Then(First with { Revision = 1 })
        .When((i, now) => Assessing.Assess(i!, First with { CustomersAffected = 1500 }, null, now))
        .Then(First with { Revision = 2, CustomersAffected = 1500 });

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
