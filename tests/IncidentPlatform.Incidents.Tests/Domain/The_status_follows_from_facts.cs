using IncidentPlatform.Incidents.Domain;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class The_status_follows_from_facts
{
    [Fact]
    public void Declared_at_first() => ADeclaredIncident().State!.Status.Should().Be(IncidentStatus.Declared);

    public static IEnumerable<object[]> WhatBeginsTheInvestigation =>
    [
        [new FindingRecorded("Timeouts at the database")],
        [new HypothesisStated("The new index is missing")],
        [new AssessmentRecorded(1, ["payments"])],
    ];

    [Theory]
    [MemberData(nameof(WhatBeginsTheInvestigation))]
    public void Investigating_from_the_first_finding_hypothesis_or_assessment(object fact) =>
        ADeclaredIncident().Given(fact).State!.Status.Should().Be(IncidentStatus.Investigating);

    [Fact]
    public void Identified_when_the_root_cause_is_known() =>
        ADeclaredIncident().Given(new RootCauseIdentified("A missing index", [])).State!.Status.Should().Be(IncidentStatus.Identified);

    [Fact]
    public void Fixing_when_a_fix_is_proposed() => AProposedFix().State!.Status.Should().Be(IncidentStatus.Fixing);

    [Fact]
    public void Verifying_when_it_is_deployed() => ADeployedFix().State!.Status.Should().Be(IncidentStatus.Verifying);

    public static IEnumerable<object[]> WhatSendsItBack =>
    [
        [new VerificationRecorded(false, "Still failing", [])],
        [new SignalFailed(Signal)],
        [new FixReverted(TheFix, "Made it worse")],
    ];

    [Theory]
    [MemberData(nameof(WhatSendsItBack))]
    public void Back_to_fixing_when_it_does_not_hold(object fact) =>
        AVerifiedFix().Given(fact).State!.Status.Should().Be(IncidentStatus.Fixing);

    [Fact]
    public void Verifying_again_when_the_fix_passes_after_all() => AVerifiedFix()
        .Given(new SignalFailed(Signal), new VerificationRecorded(true, "Holds", [Signal]))
        .State!.Status.Should().Be(IncidentStatus.Verifying);

    [Fact]
    public void A_root_cause_found_while_verifying_changes_nothing() => AVerifiedFix()
        .Given(new RootCauseIdentified("A missing index", []))
        .State!.Status.Should().Be(IncidentStatus.Verifying);

    [Fact]
    public void Resolved_closed_and_cancelled_as_declared()
    {
        AResolvedIncident().State!.Status.Should().Be(IncidentStatus.Resolved);
        AClosedIncident().State!.Status.Should().Be(IncidentStatus.Closed);
        ADeclaredIncident().Given(new IncidentCancelled("False alarm")).State!.Status.Should().Be(IncidentStatus.Cancelled);
    }

    [Fact]
    public void A_fix_deployed_in_the_watch_leaves_it_resolved()
    {
        var second = Guid.CreateVersion7();
        AResolvedIncident()
            .Given(new FixProposed(second, FixKind.Fix, "For good", Linus), new FixValidated(second, Grace), new FixDeployed(second, Linus))
            .State!.Status.Should().Be(IncidentStatus.Resolved);
    }

    [Fact]
    public void The_revision_rises_only_with_what_bears_on_decisions()
    {
        var before = ACommandedIncident().State!.Revision;

        ACommandedIncident()
            .Given(
                new NoteAdded("n"), new FindingRecorded("f"), new AssessmentRecorded(1, []), new AlertsAttached(3, ["g"], []),
                new SignalFailed(Signal), new UpdateSent(TheFix, "customers", "progress", [], "", false), new PagesExhausted("manual"))
            .State!.Revision.Should().Be(before);
        ACommandedIncident().Given(new SeverityChanged(Severity.P1, Severity.P2, "r")).State!.Revision.Should().Be(before + 1);
    }
}
