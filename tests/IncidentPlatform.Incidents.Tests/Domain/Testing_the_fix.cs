using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Views;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class Testing_the_fix
{
    private static readonly VerificationTest Visa = new("visa", TestOutcome.Passed);
    private static readonly VerificationTest Refund = new("refund", TestOutcome.Failed, "Timed out");

    [Fact]
    public void Keeps_each_test_with_its_result()
    {
        var story = ADeployedFix()
            .When((i, now) => Resolution.Verify(i!, Of(false, Visa, Refund), null, now))
            .Then<VerificationRecorded>(v => v.Results.Should().Equal(Visa, Refund));

        TimelineText.Of(story.Recorded[^1].Data).Should().Be("Verification failed: By hand (visa passed, refund failed)");
    }

    [Fact]
    public void Has_not_passed_while_a_test_fails() => ADeployedFix()
        .When((i, now) => Resolution.Verify(i!, Of(true, Visa, Refund), null, now))
        .ThenRefused("verification-contradicts-tests");

    [Fact]
    public void Has_not_passed_where_every_test_was_skipped() => ADeployedFix()
        .When((i, now) => Resolution.Verify(i!, Of(true, Visa with { Outcome = TestOutcome.Skipped }), null, now))
        .ThenRefused("verification-contradicts-tests");

    [Fact]
    public void Names_each_test_once() => ADeployedFix()
        .When((i, now) => Resolution.Verify(i!, Of(true, Visa, Visa), null, now))
        .ThenRefused("test-name")
        .When((i, now) => Resolution.Verify(i!, Of(true, Visa with { Name = " " }), null, now))
        .ThenRefused("test-name");

    private static VerificationRecorded Of(bool passed, params VerificationTest[] results) => new(passed, "By hand", [Signal]) { Results = results };
}
