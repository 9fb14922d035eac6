using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class Declaring_by_a_trigger
{
    private static readonly FirstCommander OnCall = new(Ada, RoleBasis.Roster, 3);
    private static readonly CustomerImpactDetected Impact = new(12, ["checkout"], "error budget monitor");
    private static readonly ExecutiveEscalationReceived Escalation = new("xenia", "The CTO of Acme", "Nobody at Acme can pay");

    [Fact]
    public void Of_a_person_names_the_person() =>
        new Triggers(TriggerKind.Person).For(Actor.Person(Ada)).Should().Be(new Trigger(TriggerKind.Person, Ada));

    [Fact]
    public void Of_customer_impact_puts_the_impact_on_the_record_in_the_same_commit()
    {
        var triggers = new Triggers(TriggerKind.CustomerImpact, Impact: Impact);

        triggers.Fault().Should().BeNull();
        var declared = Declared with { Trigger = triggers.For(Actor.Person(Ada)) };
        declared.Trigger.Reference.Should().Be("12 customers on checkout (error budget monitor)");
        Nothing()
            .When((i, now) => Declaration.Declare(i, declared, P1, OnCall, now, triggers.Evidence))
            .Then(
                new PolicyAdopted(P1), declared,
                new RoleAssigned(IncidentRoles.Commander, Ada, RoleBasis.Roster, Acknowledged: false, RosterVersion: 3), Impact);
    }

    [Fact]
    public void Of_an_executive_escalation_says_who_received_it_and_from_whom()
    {
        var triggers = new Triggers(TriggerKind.ExecutiveEscalation, Escalation: Escalation);

        triggers.Fault().Should().BeNull();
        triggers.For(Actor.Person(Ada)).Should().Be(new Trigger(TriggerKind.ExecutiveEscalation, "xenia"));
        Nothing()
            .When((i, now) => Declaration.Declare(i, Declared, P1, OnCall, now, triggers.Evidence))
            .Then<ExecutiveEscalationReceived>(e => e.From.Should().Be("The CTO of Acme"));
    }

    public static TheoryData<Triggers, string> Incomplete => new()
    {
        { new Triggers(TriggerKind.Alert), "trigger-incomplete" },
        { new Triggers(TriggerKind.CustomerImpact), "trigger-incomplete" },
        { new Triggers(TriggerKind.CustomerImpact, Impact: Impact with { Customers = 1 }), "trigger-incomplete" },
        { new Triggers(TriggerKind.CustomerImpact, Impact: Impact with { Services = [] }), "trigger-incomplete" },
        { new Triggers(TriggerKind.CustomerImpact, Impact: Impact with { DetectedBy = " " }), "trigger-incomplete" },
        { new Triggers(TriggerKind.ExecutiveEscalation), "trigger-incomplete" },
        { new Triggers(TriggerKind.ExecutiveEscalation, Escalation: Escalation with { ReceivedBy = "" }), "trigger-incomplete" },
        { new Triggers(TriggerKind.ExecutiveEscalation, Escalation: Escalation with { From = "" }), "trigger-incomplete" },
        { new Triggers(TriggerKind.Person, Impact: Impact), "trigger-mismatch" },
        { new Triggers(TriggerKind.CustomerImpact, Impact: Impact, Escalation: Escalation), "trigger-mismatch" },
    };

    [Theory]
    [MemberData(nameof(Incomplete))]
    public void Needs_what_its_kind_needs_and_nothing_else(Triggers triggers, string code)
    {
        triggers.Fault()!.Code.Should().Be(code);
        triggers.Fault()!.WayOn.Should().NotBeNullOrEmpty();
    }

    [Fact]
    public void In_retrospect_is_told_as_of_then_and_recorded_now()
    {
        var story = Nothing();
        var then = story.Now.AddDays(-2);
        story.When((i, now) => Declaration.Declare(i, Declared with { Mode = Mode.Retrospective }, P1, OnCall, now, occurredAt: then));

        story.Recorded.Single(f => f.Data is IncidentDeclared).OccurredAt.Should().Be(then);
        story.State!.Timer.Elapsed(story.Now).Should().Be(TimeSpan.FromDays(2));
        story.State!.DeclaredAt.Should().Be(story.Now, "windows count from when it was recorded");
        Nothing().When((i, now) => Declaration.Declare(i, Declared, P1, OnCall, now, occurredAt: now.AddMinutes(1))).ThenRefused("in-the-future");
    }

    [Fact]
    public void Has_the_start_of_the_impact_corrected_later()
    {
        var story = ADeclaredIncident();
        var start = story.Now.AddHours(-1);
        story.When((i, now) => Declaration.CorrectImpactStart(i!, start, "The first error in the logs", now))
            .Then(new ImpactStartCorrected(null, start, "The first error in the logs"));

        story.State!.ImpactStartedAt.Should().Be(start);
        story.When((i, now) => Declaration.CorrectImpactStart(i!, start, "Again", now)).ThenNothing();
        story.When((i, now) => Declaration.CorrectImpactStart(i!, now.AddHours(1), "Later", now)).ThenRefused("in-the-future");
        story.When((i, now) => Declaration.CorrectImpactStart(i!, start.AddMinutes(1), "", now)).ThenRefused("text-missing");
    }

    [Fact]
    public void Takes_an_executive_escalation_while_the_incident_runs()
    {
        ADeclaredIncident().When((_, now) => Declaration.ReceiveEscalation(Escalation, null, now)).Then(Escalation);
        ADeclaredIncident().When((_, now) => Declaration.ReceiveEscalation(Escalation with { From = "" }, null, now)).ThenRefused("trigger-incomplete");
    }
}
