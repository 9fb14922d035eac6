using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Packs;
using IncidentPlatform.Kernel;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;
using Commanding = IncidentPlatform.Incidents.Domain.Command;

namespace IncidentPlatform.Incidents.Tests.Domain;

/// <summary>One step of a random story: what is tried, by whom, about whom, after how many minutes.</summary>
public sealed record Step(byte Kind, byte By, byte About, byte Minutes);

/// <summary>Plays any sequence of commands against an incident and remembers every decision with the state it was taken on.</summary>
internal sealed class Play
{
    private static readonly string[] People = [Ada, Grace, Linus];
    private static readonly Guid[] FixIds = [TheFix, Guid.Parse("018f3a00-0000-7000-8000-00000000f2f2")];
    private readonly List<Fact> recorded = [];

    public Play(IEnumerable<Step> steps)
    {
        Decide(Actor.Source("alertmanager"), (i, now) => Declaration.Declare(i, Declared, P1, new FirstCommander(Ada, RoleBasis.Roster, 3), now));
        foreach (var step in steps)
        {
            Now += TimeSpan.FromMinutes(step.Minutes % 40);
            var by = Actor.Person(People[step.By % People.Length]);
            Decide(by, Command(step.Kind, by, People[step.About % People.Length], FixIds[step.About % FixIds.Length]));
        }
    }

    public DateTimeOffset Now { get; private set; } = new(2026, 3, 2, 2, 14, 0, TimeSpan.Zero);
    public Incident? State { get; private set; }
    public IReadOnlyList<Fact> Recorded => recorded;
    public List<Taken> Decisions { get; } = [];

    /// <summary>A decision, with the incident before and after, and what deciding it again on the outcome answers.</summary>
    public sealed record Taken(Incident? Before, Decision Decision, Incident? After, Decision Again, DateTimeOffset At, Actor By);

    private void Decide(Actor by, Func<Incident?, DateTimeOffset, Decision> decide)
    {
        var before = State;
        var decision = decide(State, Now);
        foreach (var fact in decision.Facts)
        {
            var sealedFact = new Fact(
                fact.Id ?? Guid.CreateVersion7(), recorded.Count + 1, fact.Data, fact.OccurredAt ?? Now, Now, fact.Actor ?? by, "incidents");
            recorded.Add(sealedFact);
            State = IncidentEvolution.Evolve(State, sealedFact);
        }

        Decisions.Add(new Taken(before, decision, State, decide(State, Now), Now, by));
    }

    private static Func<Incident?, DateTimeOffset, Decision> Command(byte kind, Actor by, string about, Guid fix) => (kind % 28) switch
    {
        0 => (i, _) => Commanding.Assign(i!, IncidentRoles.Commander, about, by),
        1 => (i, _) => Commanding.Assign(i!, IncidentRoles.EngineeringLead, about, by),
        2 => (i, _) => Commanding.ProposeHandOver(i!, IncidentRoles.Commander, about, null, by),
        3 => (i, _) => Commanding.AcknowledgeHandOver(i!, IncidentRoles.Commander, by),
        4 => (i, _) => Commanding.Relieve(i!, IncidentRoles.Commander, "Silent", by),
        5 => (i, _) => Commanding.Relieve(i!, IncidentRoles.EngineeringLead, "Silent", by),
        6 => (i, _) => Commanding.Override(i!, new CommandRuleOverridden("fix-not-validated", "alone", "Nobody answers"), by),
        7 or 8 => (i, _) => Fixing.Propose(i!, new FixProposed(fix, FixKind.Fix, "Change it", about)),
        9 or 10 => (i, _) => Fixing.Validate(i!, fix, by),
        11 or 12 => (i, now) => Fixing.Deploy(i!, fix, by.Id, null, now),
        13 => (i, now) => Fixing.Revert(i!, fix, "Made it worse", null, now),
        14 or 15 => (i, now) => Resolution.Verify(i!, new VerificationRecorded(true, "Paid", [Signal]), null, now),
        16 => (i, _) => Resolution.Fail(i!, Signal),
        17 => (i, now) => Resolution.Resolve(i!, Healthy(now), by, now),
        18 => (i, now) => Resolution.DeclareAllClear(i!, by, now),
        19 => (i, now) => Hypotheses.State(i!, fix, "A leak", null, now),
        20 => (i, now) => Hypotheses.Confirm(i!, new HypothesisConfirmed(fix, "It grows"), new RootCauseIdentified("A leak", []), null, now),
        21 => (i, now) => Hypotheses.Drop(i!, new HypothesisDropped(fix, "It is flat"), null, now),
        22 => (i, now) => RelatedTickets.Report(i!, fix, new RelatedTicketReported($"T-{fix}", "It fails again"), null, now),
        23 => (i, _) => RelatedTickets.Confirm(i!, fix, null),
        24 => (i, _) => RelatedTickets.Dismiss(i!, new RelatedTicketsDismissed([fix], "Another matter")),
        25 => (i, now) => Assessing.ChangeScope(i!, ["checkout", about], null, null, now),
        26 => (i, _) => Compensating.Authorize(i!, fix, by),
        _ => (i, _) => Declaration.ChangeSeverity(i!, about == Ada ? Severity.P1 : Severity.P2, "Looked again", PolicyPacks.Default.Resolve(about == Ada ? Severity.P1 : Severity.P2), by),
    };
}
