using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class Resolving_a_cascade
{
    private readonly Several world = new();
    private readonly Guid root;
    private readonly Guid child;

    public Resolving_a_cascade()
    {
        root = world.Declared("INC-2026-0001", Ada, "database");
        child = world.Declared("INC-2026-0002", Grace, "checkout");
        world.Link(child, root, Ada);
        world.Given(
            root, new FixProposed(TheFix, FixKind.Rollback, "Back to 1.4", Linus), new FixValidated(TheFix, Grace), new FixDeployed(TheFix, Linus),
            new VerificationRecorded(true, "Paid", [Signal]));
        world.After(P1.StabilityWindow);
    }

    [Fact]
    public void Needs_the_choice_whether_what_is_linked_is_resolved_with_it()
    {
        Resolve(null).Here.Refusal!.Code.Should().Be("cascade-choice-missing");
        Resolve(null).Here.Refusal!.WayOn.Should().Contain("withRoot");
    }

    [Fact]
    public void With_the_root_resolves_both_on_the_evidence_of_the_root()
    {
        Resolve(true).Here.Refusal.Should().BeNull();

        world[root].Status.Should().Be(IncidentStatus.Resolved);
        world[child].Status.Should().Be(IncidentStatus.Resolved);
    }

    [Fact]
    public void Without_it_goes_on_by_itself_under_the_same_commander()
    {
        Resolve(false);

        world[child].Status.Should().Be(IncidentStatus.Declared);
        world.Whole(child).Commander.Should().Be(Ada);
        world.Decide(child, Ada, (i, _, by) => Resolution.Resolve(i, Healthy(world.Now), by, world.Now)).Here.Refusal!.Code
            .Should().Be("fix-not-deployed", "on its own it has to earn it");
    }

    [Fact]
    public void Waits_until_what_is_linked_has_been_quiet_as_long()
    {
        world.Given(child, new SignalFailed("checkout")).After(TimeSpan.FromMinutes(5));

        Resolve(true).Here.Refusal!.Code.Should().Be("linked-not-quiet");
        world[root].Status.Should().NotBe(IncidentStatus.Resolved, "one refusal refuses all");
        world.After(P1.StabilityWindow);
        Resolve(true).Here.Refusal.Should().BeNull();
    }

    [Fact]
    public void Is_refused_by_a_verification_of_the_linked_one_that_failed()
    {
        world.Given(child, new VerificationRecorded(false, "Cards are declined", [])).After(P1.StabilityWindow);

        Resolve(true).Here.Refusal!.Code.Should().Be("linked-verification-failed");
    }

    [Fact]
    public void Is_refused_by_a_field_that_the_linked_one_lacks()
    {
        var outage = new IncidentType("outage", [new TypeField("region", FieldRequirement.Resolution)]);
        world.Given(child, new IncidentTyped(outage.Id));

        Resolve(true, outage).Here.Refusal!.Code.Should().Be("fields-missing");
        Resolve(false, outage).Here.Refusal.Should().BeNull();

        world.Given(child, new CustomFieldsSet(new Dictionary<string, string> { ["region"] = "north" }, []));
        Resolve(true, outage).Here.Refusal.Should().BeNull();
    }

    [Fact]
    public void Asks_nothing_where_all_that_is_linked_is_resolved()
    {
        world.Given(child, new IncidentResolved(world.Now, []));

        Resolve(null).Here.Refusal.Should().BeNull();
    }

    [Fact]
    public void Is_clear_only_after_what_is_linked()
    {
        Resolve(false);
        world.After(P1.RecoveryWatch);

        world.Decide(root, Ada, (i, _, by) => Resolution.DeclareAllClear(i, by, world.Now)).Here.Refusal!.Code.Should().Be("cascade-open");
        world.Unlink(child, Ada);
        world.Decide(root, Ada, (i, _, by) => Resolution.DeclareAllClear(i, by, world.Now)).Here.Facts.Should().ContainSingle();
    }

    private JointDecision Resolve(bool? withRoot, params IncidentType[] types) =>
        world.Decide(root, Ada, (i, _, by) => CascadeResolution.Resolve(i, Healthy(world.Now), types, withRoot, by, world.Now));
}
