using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Domain.EscalationPolicies;
using IncidentPlatform.Escalation.Domain.Escalations;
using IncidentPlatform.Escalation.Domain.Obligations;
using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Escalation.Domain.Pages;
using IncidentPlatform.Escalation.Effects;
using IncidentPlatform.Escalation.Timers;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Escalation.WhatIf;

/// <summary>
/// An incident run again in compressed time: the facts that were recorded come when they came, and the ledger decides anew by the rules and
/// the people it is given. What people did on the incident stays as it was recorded; who is paged answers as <see cref="Answers"/> say.
/// Nothing leaves it, and the same input gives the same output.
/// </summary>
internal sealed class Night(PeopleDirectory directory, Answers answers, LocalOf local)
{
    private readonly Dictionary<(string Policy, int Step), int> turns = [];
    private string severity = "";
    private bool over;
    private readonly PriorityQueue<object, (DateTimeOffset At, long Order)> due = new();
    private long order;
    private long version;
    private DateTimeOffset now;

    public Ledger? Ledger { get; private set; }

    /// <param name="events">The incident's facts in the order of its versions.</param>
    /// <param name="end">Until when it is run.</param>
    public Ledger? Run(IReadOnlyList<IncidentEvent> events, DateTimeOffset end)
    {
        foreach (var fact in events.Where(e => e.RecordedAt <= end))
        {
            RunUntil(fact.RecordedAt);
            Decide((ledger, at) => Taking.Take(ledger, fact, directory, at));
            severity = fact.Severity() ?? severity;
            over = fact.Standing?.IsOver() ?? over;
        }

        RunUntil(end);
        return Ledger;
    }

    private void RunUntil(DateTimeOffset end)
    {
        while (due.TryPeek(out var payload, out var next) && next.At <= end)
        {
            due.Dequeue();
            now = next.At > now ? next.At : now;
            Do(payload);
        }

        now = end > now ? end : now;
    }

    private void Do(object payload)
    {
        switch (payload)
        {
            // Everything recorded by now was taken in: nothing is left to be asked for.
            case MissCheck check:
                Decide((l, at) => Misses.Confirm(l, check.ObligationId, [], directory, at));
                break;
            case LadderStepDue step:
                Decide((l, at) => Ladder.TakeStep(l, step.ObligationId, step.Step, directory, at));
                break;
            case EscalationSilence silence:
                Decide((l, at) => Asking.TakeSilence(l, silence.ObligationId, at));
                break;
            case PolicyStepDue step when Ledger?.Run(step.RunId) is { } run:
                var turn = turns.GetValueOrDefault((run.Policy, step.Step));
                turns[(run.Policy, step.Step)] = turn + 1;
                Decide((l, at) => Running.TakeStep(l, step.RunId, step.Round, step.Step, turn, severity, over: false, directory, local, at));
                break;
            case SnoozeOver snooze:
                Decide((l, at) => Snoozing.End(l, snooze.PageId, snooze.Until, over, at));
                break;
            case PagesAnswerable answerable:
                Decide((l, at) => Ladder.Exhaust(l, answerable.ObligationId, directory, at));
                break;
            case PagePerson page when Paging.IsStillNeeded(Ledger, page.PageId):
                Decide((l, at) => Paging.Attempted(l, page.PageId, [new PageAttempt(Answers.Channel, "delivered")], last: true, at));
                if (answers.After(Ledger!.Page(page.PageId)!) is { } answer)
                    Enqueue(answer, now + answer.After);
                break;
            case PagePerson page:
                Decide((l, _) => Paging.Withdraw(l, page.PageId));
                break;
            case Answer { Accepts: true } yes:
                Decide((l, at) => Answering.Acknowledge(l, yes.PageId, Actor.Person(yes.Person), administrator: false, directory, at));
                break;
            case Answer no:
                Decide((l, at) => Answering.Decline(l, no.PageId, Actor.Person(no.Person), administrator: false, at));
                break;
        }
    }

    private void Decide(Func<Ledger?, DateTimeOffset, Decision> decide)
    {
        foreach (var asked in decide(Ledger, now).Facts)
        {
            var fact = new Fact(
                asked.Id ?? Ids.Of(Ledger?.Id ?? Guid.Empty, "what-if", $"{version}"), ++version, asked.Data, asked.OccurredAt ?? now, now,
                asked.Actor ?? Actor.Service("escalation"), "escalation", asked.Cause);
            Ledger = LedgerEvolution.Evolve(Ledger, fact);
            foreach (var row in LedgerDueWork.Of(fact, Ledger))
                Enqueue(row.Payload, row.At);
        }
    }

    private void Enqueue(object payload, DateTimeOffset at) => due.Enqueue(payload, (at, order++));
}
