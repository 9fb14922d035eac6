using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Domain.EscalationPolicies;
using IncidentPlatform.Escalation.Domain.Escalations;
using IncidentPlatform.Escalation.Domain.Obligations;
using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Escalation.Domain.Pages;
using IncidentPlatform.Escalation.Effects;
using IncidentPlatform.Escalation.Timers;
using IncidentPlatform.Escalation.Views;
using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Kernel;
using ResponderPaged = IncidentPlatform.Escalation.Domain.Pages.ResponderPaged;

namespace IncidentPlatform.Escalation.Tests.World;

/// <summary>A night in compressed time: a ledger, its due work, and a clock that stops at each thing that is due.</summary>
internal sealed class ANight
{
    private readonly List<Due> due = [];
    private readonly List<IncidentEvent> onTheWay = [];
    private readonly List<Fact> facts = [];

    public AnIncident Incident { get; } = new();

    public DateTimeOffset Now { get; private set; } = new(2026, 3, 3, 2, 0, 0, TimeSpan.Zero);

    public PeopleDirectory Staff { get; set; } = TheStaff.On(new DateTimeOffset(2026, 3, 3, 2, 0, 0, TimeSpan.Zero));

    public Ledger? Ledger { get; private set; }

    public IReadOnlyList<Fact> Facts => facts;

    /// <summary>What is still to come.</summary>
    public IReadOnlyList<Due> Work => due;

    /// <summary>Incidents cannot be asked.</summary>
    public bool IncidentsIsDown { get; set; }

    /// <summary>The broker brings nothing; Incidents can still be asked.</summary>
    public bool FeedIsDown { get; set; }

    /// <summary>The incident is resolved.</summary>
    public bool IsOver { get; set; }

    /// <summary>How often round-robin steps were taken before.</summary>
    public int Turn { get; set; }

    /// <summary>People whose pager refuses.</summary>
    public HashSet<string> Unreachable { get; } = [];

    public static ANight WithADeclared(string severity)
    {
        var night = new ANight();
        night.Happens([.. night.Incident.Declared(severity, night.Now)]);
        return night;
    }

    public ANight Happens(params IReadOnlyList<IncidentEvent> events)
    {
        onTheWay.AddRange(events);
        if (!FeedIsDown)
            Deliver();
        RunWhatIsDue();
        return this;
    }

    /// <summary>The broker is back.</summary>
    public void Deliver()
    {
        FeedIsDown = false;
        foreach (var fact in onTheWay.ToList())
            Decide((l, now) => Taking.Take(l, fact, Staff, now));
        onTheWay.Clear();
        RunWhatIsDue();
    }

    public ANight Pass(TimeSpan time)
    {
        var end = Now + time;
        while (due.Where(d => d.At <= end).MinBy(d => d.At) is { } next)
        {
            Now = next.At > Now ? next.At : Now;
            RunWhatIsDue();
        }

        Now = end;
        return this;
    }

    public ANight Minutes(double minutes) => Pass(TimeSpan.FromMinutes(minutes));

    public Decision Decide(Func<Ledger?, DateTimeOffset, Decision> decide)
    {
        var decision = decide(Ledger, Now);
        foreach (var asked in decision.Facts)
        {
            var fact = new Fact(
                asked.Id ?? Guid.CreateVersion7(), facts.Count + 1, asked.Data, asked.OccurredAt ?? Now, Now,
                asked.Actor ?? Actor.Service(Origins.Escalation), Origins.Escalation, asked.Cause);
            facts.Add(fact);
            Ledger = LedgerEvolution.Evolve(Ledger, fact);
            due.AddRange(LedgerDueWork.Of(fact, Ledger));
        }

        return decision;
    }

    public ANight Acknowledges(string person, string reason) => Acknowledges(PageTo(person, reason));

    public ANight Acknowledges(Page page)
    {
        Decide((l, now) => Answering.Acknowledge(l, page.Id, Actor.Person(page.Person), administrator: false, Staff, now)).Refusal.Should().BeNull();
        RunWhatIsDue();
        return this;
    }

    public ANight Snoozes(string person, string reason, TimeSpan time)
    {
        Decide((l, now) => Snoozing.Snooze(l, PageTo(person, reason).Id, time, Actor.Person(person), administrator: false, Staff, now)).Refusal.Should().BeNull();
        RunWhatIsDue();
        return this;
    }

    /// <summary>A person has a policy gone through.</summary>
    public ANight Runs(EscalationPolicy policy)
    {
        Decide((l, now) => Running.Start(l, Incident.Id, Guid.CreateVersion7(), policy, "It is slow", Actor.Person("ada"), now)).Refusal.Should().BeNull();
        RunWhatIsDue();
        return this;
    }

    public ANight Declines(string person, string reason) => Declines(PageTo(person, reason));

    public ANight Declines(Page page)
    {
        Decide((l, now) => Answering.Decline(l, page.Id, Actor.Person(page.Person), administrator: false, now)).Refusal.Should().BeNull();
        RunWhatIsDue();
        return this;
    }

    public Page PageTo(string person, string reason) => Ledger!.Pages.Last(p => p.Person == person && p.Reason == reason);

    public Obligation The(string kind) => Ledger!.Obligations.Last(o => o.Kind == kind);

    /// <summary>Who was reached for this so far, in order.</summary>
    public IEnumerable<string> Woken(string reason) =>
        facts.Select(f => f.Data).OfType<ResponderPaged>().Where(p => p.Reason == reason && p.Outcome == "delivered").Select(p => p.Person);

    public IEnumerable<T> Recorded<T>() => facts.Select(f => f.Data).OfType<T>();

    private void RunWhatIsDue()
    {
        while (due.Where(d => d.At <= Now).MinBy(d => d.At) is { } row)
        {
            due.Remove(row);
            switch (row.Payload)
            {
                case MissCheck check when Misses.IsSuspected(Ledger, check.ObligationId, Now):
                    due.Add(new Due(ConfirmMiss.Kind, new ConfirmMiss(check.ObligationId), Now));
                    break;
                case ConfirmMiss confirm when IncidentsIsDown:
                    if (Ledger!.Obligation(confirm.ObligationId)!.Unconfirmed)
                        due.Add(row with { At = Now.AddSeconds(15) });
                    Decide((l, now) => Misses.WakeUnconfirmed(l, confirm.ObligationId, Staff, now));
                    break;
                case ConfirmMiss confirm:
                    Decide((l, now) => Misses.Confirm(l, confirm.ObligationId, onTheWay, Staff, now));
                    break;
                case LadderStepDue step:
                    Decide((l, now) => Ladder.TakeStep(l, step.ObligationId, step.Step, Staff, now));
                    break;
                case EscalationSilence silence:
                    Decide((l, now) => Asking.TakeSilence(l, silence.ObligationId, now));
                    break;
                case PolicyStepDue step:
                    Decide((l, now) => Running.TakeStep(
                        l, step.RunId, step.Round, step.Step, Turn, "P1", over: false, Staff, (zone, at) => TimeZones.LocalOf(zone, at), now));
                    break;
                case SnoozeOver snooze:
                    Decide((l, now) => Snoozing.End(l, snooze.PageId, snooze.Until, IsOver, now));
                    break;
                case PagesAnswerable answerable:
                    Decide((l, now) => Ladder.Exhaust(l, answerable.ObligationId, Staff, now));
                    break;
                case PagePerson page when Paging.IsStillNeeded(Ledger, page.PageId):
                    var outcome = Unreachable.Contains(Ledger!.Page(page.PageId)!.Person) ? "refused" : "delivered";
                    Decide((l, now) => Paging.Attempted(l, page.PageId, [new PageAttempt("log", outcome)], last: true, now));
                    break;
                case PagePerson page:
                    Decide((l, _) => Paging.Withdraw(l, page.PageId));
                    break;
            }
        }
    }
}
