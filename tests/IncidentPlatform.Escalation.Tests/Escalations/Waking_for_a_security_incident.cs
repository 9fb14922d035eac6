using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Escalation.Reactions;
using IncidentPlatform.Escalation.Tests.Service;
using IncidentPlatform.Escalation.Tests.World;

namespace IncidentPlatform.Escalation.Tests.Escalations;

public class Waking_for_a_security_incident
{
    [Fact]
    public void Wakes_the_security_lead_legal_counsel_and_the_executives_at_once()
    {
        var night = ANight.WithADeclared("P3");
        night.Staff = night.Staff with
        {
            Positions = new Dictionary<string, string>(night.Staff.Positions) { ["security-lead"] = "sybil", ["legal-counsel"] = "leo", ["executive-sponsor"] = "vera" },
        };

        night.Happens(night.Incident.Fact(new SecurityDesignated("", []), night.Now));

        night.Woken("security-lead").Should().Equal("sybil");
        night.Woken("legal-counsel").Should().Equal("leo");
        night.Woken("executive-sponsor").Should().Equal("vera");
    }

    [Fact]
    public void Wakes_who_holds_the_role_before_who_is_in_the_position()
    {
        var night = ANight.WithADeclared("P3");
        night.Staff = night.Staff with { Positions = new Dictionary<string, string> { ["security-lead"] = "sybil" } };
        night.Happens(night.Incident.Assigned("security-lead", "dora", night.Now));

        night.Happens(night.Incident.Fact(new SecurityDesignated("", []), night.Now));

        night.Woken("security-lead").Should().Equal("dora");
    }

    [Fact]
    public void Judges_a_filing_on_when_the_regulator_was_told_and_nothing_else_on_when_it_was_true()
    {
        var (incident, now) = (new AToldIncident(), ANight.WithADeclared("P4").Now);
        var told = now.AddHours(-3);

        (incident.Fact(new FilingRecorded("gdpr", told, "leo", "CNIL"), now) with { OccurredAt = told }).ToEvent().RecordedAt.Should().Be(told);
        (incident.Fact(new AssessmentRecorded(1, []), now) with { OccurredAt = told }).ToEvent().RecordedAt.Should().Be(now);
    }

    [Fact]
    public void Counts_the_clock_of_a_regulator_from_when_it_was_known()
    {
        var night = ANight.WithADeclared("P4");
        var known = night.Now.AddHours(-10);

        night.Happens(night.Incident.Fact(new AwarenessRecorded("gdpr", known, "ada", known.AddHours(72)), night.Now));

        night.The("gdpr-notification").Due.Should().Be(known.AddHours(72));
    }
}
