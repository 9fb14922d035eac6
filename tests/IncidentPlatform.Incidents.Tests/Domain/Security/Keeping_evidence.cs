using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Views;
using static IncidentPlatform.Incidents.Tests.Domain.Security.SecurityWorlds;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain.Security;

public sealed class Keeping_evidence
{
    [Fact]
    public void Wants_the_hash_that_sha256sum_prints() => ARestrictedIncident()
        .When((i, now) => EvidenceRegister.Register(i!, new EvidenceRegistered(TheDisk, "Disk", "abc", "Safe 3", Dora, now), now)).ThenRefused("hash-invalid")
        .When((i, now) => EvidenceRegister.Register(i!, new EvidenceRegistered(TheDisk, "Disk", Hash.ToUpperInvariant(), "Safe 3", Dora, now), now))
        .Then<EvidenceRegistered>(e => e.Sha256.Should().Be(Hash));

    [Fact]
    public void Twice_records_nothing_more() => RegisteredEvidence()
        .When((i, now) => EvidenceRegister.Register(i!, new EvidenceRegistered(TheDisk, "Other", Hash, "Elsewhere", Eve, now), now))
        .ThenNothing();

    [Fact]
    public void Belongs_to_security_incidents() => ACommandedIncident()
        .When((i, now) => EvidenceRegister.Register(i!, new EvidenceRegistered(TheDisk, "Disk", Hash, "Safe 3", Dora, now), now))
        .ThenRefused("not-a-security-incident");

    [Fact]
    public void Passes_from_whoever_has_it() => RegisteredEvidence()
        .When((i, _) => EvidenceRegister.Transfer(i!, TheDisk, Sybil, "To be imaged", Person(Ada))).ThenRefused("only-custodian")
        .When((i, _) => EvidenceRegister.Transfer(i!, TheDisk, Sybil, "To be imaged", Person(Dora)))
        .Then(new CustodyTransferred(TheDisk, Dora, Sybil, "To be imaged"));

    [Fact]
    public void Passes_to_named_people_only() => RegisteredEvidence()
        .When((i, _) => EvidenceRegister.Transfer(i!, TheDisk, Eve, "To be imaged", Person(Dora)))
        .ThenRefused("not-named");

    [Fact]
    public void Is_not_passed_on_where_it_is_not_registered() => AnInvestigatedIncident()
        .When((i, _) => EvidenceRegister.Transfer(i!, TheDisk, Sybil, "To be imaged", Person(Dora)))
        .ThenRefused("evidence-unknown");

    [Fact]
    public void Shows_its_custody_without_a_gap()
    {
        var story = RegisteredEvidence().After(TimeSpan.FromHours(1))
            .When((i, _) => EvidenceRegister.Transfer(i!, TheDisk, Sybil, "To be imaged", Person(Dora)));

        var disk = EvidenceView.Of(story.Recorded).Should().ContainSingle().Subject;
        disk.Custodian.Should().Be(Sybil);
        disk.Custody.Select(c => c.Person).Should().Equal(Dora, Sybil);
        disk.Custody[1].From.Should().Be(story.Now);
    }
}
