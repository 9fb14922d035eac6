using System.Text.Json;
using IncidentPlatform.Escalation.Domain.EscalationPolicies;
using IncidentPlatform.Escalation.Domain.Obligations;
using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Escalation.Domain.Pages;
using IncidentPlatform.Escalation.Domain.Policies;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Escalation.Domain.Escalations;

/// <summary>The steps that follow a miss, one after the other until it is done.</summary>
public static class Ladder
{
    /// <summary>Takes a step if it is still true that it is needed.</summary>
    public static Decision TakeStep(Ledger? ledger, Guid obligationId, int step, PeopleDirectory directory, DateTimeOffset now)
    {
        if (ledger?.Obligation(obligationId) is not { Ended: false } obligation
            || obligation.StepsTaken.Contains(step)
            || !obligation.IsClimbing(ledger))
            return Decision.Nothing;
        var it = new Deliberation(ledger, now);
        it.Climb(obligation, step, directory, unconfirmed: false);
        return it.Decision;
    }

    /// <summary>The last people of the ladder had their time to answer. What is owed because of that is owed at once.</summary>
    public static Decision Exhaust(Ledger? ledger, Guid obligationId, PeopleDirectory directory, DateTimeOffset now)
    {
        if (ledger?.Obligation(obligationId) is not { Ended: false, Exhausted: false } obligation
            || ledger.PagesFor(obligationId).Any(p => p.State == PageState.Acknowledged)
            || ledger.Runs.Any(r => r.ObligationId == obligationId && !r.Ended))
            return Decision.Nothing;
        var it = new Deliberation(ledger, now);
        var (exhausted, id) = (new PagesExhausted(obligation.Id, obligation.Kind), Ids.Of(obligation.Id, "exhausted"));
        it.Record(exhausted, cause: obligation.OpenedBy, id: id);
        it.Take(new IncidentEvent(ledger.Id, id, null, IncidentEvent.PagesExhausted, now, Deliberation.Policy, JsonSerializer.SerializeToElement(exhausted, JsonSerializerOptions.Web)), directory);
        return it.Decision;
    }

    /// <summary>The first step not yet taken that reaches people; null where there is none.</summary>
    public static int? NextStep(this Obligation obligation)
    {
        for (var step = 0; step < obligation.Rule.Ladder.Count; step++)
        {
            if (obligation.Rule.Ladder[step].ReachesPeople() && !obligation.StepsTaken.Contains(step))
                return step;
        }

        return null;
    }

    /// <summary>Nobody who was paged for it is coming: the next step need not wait.</summary>
    public static bool IsDeserted(this Obligation obligation, Ledger ledger)
    {
        var pages = ledger.PagesFor(obligation.Id).Where(p => p.Reason == obligation.Kind && p.State != PageState.Withdrawn).ToList();
        return pages.Count > 0 && pages.All(p => p.IsLost());
    }

    internal static void Climb(this Deliberation it, Obligation obligation, int step, PeopleDirectory directory, bool unconfirmed)
    {
        var rung = obligation.Rule.Ladder[step];
        it.Record(new LadderStepTaken(obligation.Id, step), cause: obligation.OpenedBy);
        if (rung.Who is null)
            return;
        if (Running.PolicyIn(rung.Who) is { } name && directory.Policy(name) is { } policy)
        {
            it.Start(policy, obligation, step);
            return;
        }

        // A policy that is gone reaches nobody, as a position that nobody holds, and is shown like one.
        var reached = directory.Reach(rung.Who, obligation, it.Ledger, it.Now);
        if (reached.Position is not null)
        {
            var level = obligation.Rule.Ladder.Take(step + 1).Count(s => s.ReachesPeople());
            it.Record(new EscalationRaised(obligation.Id, obligation.Kind, reached.Position, reached.People is [var first, ..] ? first : null, level), cause: obligation.OpenedBy);
        }

        var reason = rung.Action == LadderStep.Prompt ? Asking.PromptAbout(obligation) : obligation.Kind;
        foreach (var person in reached.People)
            it.Request(person, reason, obligation, reached.Role, unconfirmed);
    }

    internal static bool IsClimbing(this Obligation obligation, Ledger ledger) =>
        obligation.Rule.AsksCommander
            ? obligation.AuthorizedBy is not null
            : obligation.State == ObligationState.Missed || obligation.Unconfirmed || obligation.Rule.IsAtOnce() || obligation.IsDeserted(ledger);
}
