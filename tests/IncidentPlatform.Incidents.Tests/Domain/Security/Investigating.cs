using IncidentPlatform.Incidents.Domain;
using static IncidentPlatform.Incidents.Tests.Domain.Security.SecurityWorlds;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain.Security;

public sealed class Investigating
{
    [Fact]
    public void Only_the_security_lead_says_how_far_it_is() => AnInvestigatedIncident()
        .When((i, _) => Investigation.ChangePhase(i!, "analysis", null, Person(Ada))).ThenRefused("only-security-lead")
        .When((i, _) => Investigation.ChangePhase(i!, "analysis", "Logs are in", Person(Sybil)))
        .Then(new InvestigationPhaseChanged("triage", "analysis", Complete: false, "Logs are in"));

    [Fact]
    public void Without_a_security_lead_nobody_does() => ARestrictedIncident()
        .When((i, _) => Investigation.ChangePhase(i!, "analysis", null, Person(Ada)))
        .ThenRefused("only-security-lead");

    [Fact]
    public void There_are_only_these_phases() => AnInvestigatedIncident()
        .When((i, _) => Investigation.ChangePhase(i!, "lunch", null, Person(Sybil)))
        .ThenRefused("unknown-phase");

    [Fact]
    public void The_last_phase_completes_it_and_going_back_opens_it_again()
    {
        var story = AnInvestigatedIncident().When((i, _) => Investigation.ChangePhase(i!, "complete", null, Person(Sybil)));
        story.State!.Security!.InvestigationComplete.Should().BeTrue();

        story.When((i, _) => Investigation.ChangePhase(i!, "analysis", null, Person(Sybil)));
        story.State!.Security!.InvestigationComplete.Should().BeFalse();
    }

    [Fact]
    public void Awareness_starts_the_clock_of_each_jurisdiction_from_when_it_was_known()
    {
        var story = ARestrictedIncident();
        var known = story.Now.AddHours(-5);

        story.When((i, now) => Investigation.RecordAwareness(i!, ["gdpr", "us-ny"], known, Dora, null, now)).Then(
            new AwarenessRecorded("gdpr", known, Dora, known.AddHours(72)), new AwarenessRecorded("us-ny", known, Dora));
    }

    [Fact]
    public void Awareness_names_a_jurisdiction_and_is_not_in_the_future() => ARestrictedIncident()
        .When((i, now) => Investigation.RecordAwareness(i!, [], null, Dora, null, now)).ThenRefused("jurisdiction-missing")
        .When((i, now) => Investigation.RecordAwareness(i!, ["The GDPR"], null, Dora, null, now)).ThenRefused("jurisdiction-name")
        .When((i, now) => Investigation.RecordAwareness(i!, ["gdpr"], now.AddMinutes(1), Dora, null, now)).ThenRefused("in-the-future");

    [Fact]
    public void A_filing_names_who_was_told() => ARestrictedIncident()
        .When((i, now) => Investigation.RecordFiling(i!, new FilingRecorded("gdpr", now, Dora, ""), now)).ThenRefused("text-missing")
        .When((i, now) => Investigation.RecordFiling(i!, new FilingRecorded("gdpr", now, Dora, "CNIL"), now)).Then<FilingRecorded>();

    [Fact]
    public void What_is_no_security_incident_has_no_investigation() => ACommandedIncident()
        .When((i, now) => Investigation.RecordAwareness(i!, ["gdpr"], null, Dora, null, now)).ThenRefused("not-a-security-incident")
        .When((i, _) => Investigation.ChangePhase(i!, "analysis", null, Person(Ada))).ThenRefused("not-a-security-incident");
}
