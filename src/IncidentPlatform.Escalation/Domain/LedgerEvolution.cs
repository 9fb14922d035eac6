using IncidentPlatform.Escalation.Domain.EscalationPolicies;
using IncidentPlatform.Escalation.Domain.Escalations;
using IncidentPlatform.Escalation.Domain.Obligations;
using IncidentPlatform.Escalation.Domain.Pages;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Escalation.Domain;

/// <summary>How the ledger follows from its facts.</summary>
public static class LedgerEvolution
{
    /// <summary>The closed set of the ledger's facts.</summary>
    public static IReadOnlyList<Type> Facts { get; } =
    [
        typeof(FactsTaken), typeof(PolicyTaken), typeof(RolesTaken), typeof(RootTaken), typeof(CadenceTaken), typeof(RunningTaken), typeof(ObligationForeseen), typeof(ForeseenDropped), typeof(ObligationOpened),
        typeof(ObligationMet), typeof(ObligationMissed), typeof(MissUnconfirmed), typeof(ObligationRuledMet), typeof(ObligationWaived), typeof(ObligationExtended),
        typeof(ObligationCancelled), typeof(EscalationAsked), typeof(EscalationAuthorized), typeof(EscalationRaised),
        typeof(LadderStepTaken), typeof(PagesExhausted), typeof(PageRequested), typeof(PageAttempted), typeof(ResponderPaged), typeof(PageAcknowledged),
        typeof(PageDeclined), typeof(PageWithdrawn), typeof(PageSnoozed), typeof(SnoozeEnded),
        typeof(PolicyStarted), typeof(PolicyStepTaken), typeof(PolicyExhausted), typeof(PolicyStopped),
    ];

    public static Ledger Evolve(Ledger? before, Fact fact)
    {
        var ledger = before ?? new Ledger();
        return fact.Data switch
        {
            FactsTaken f => ledger with { Id = f.IncidentId, TakenUpTo = f.Version },
            PolicyTaken f => ledger with { Id = f.IncidentId, Policy = f.Policy, Cadence = null },
            RootTaken f => ledger with { Id = f.IncidentId, UnderRoot = f.Root is not null },
            CadenceTaken f => ledger with { Id = f.IncidentId, Cadence = f.Every },
            RunningTaken f => (ledger with { Id = f.IncidentId, Running = f.Running }).Commanded(fact.OccurredAt),
            RolesTaken f => (ledger with { Id = f.IncidentId, Roles = f.Roles, RolesAsOf = f.AsOf }).Commanded(fact.OccurredAt),
            ObligationForeseen f => ledger with { Id = f.IncidentId, Foreseen = [.. ledger.Foreseen, f] },
            ForeseenDropped f => ledger with { Foreseen = [.. ledger.Foreseen.Where(x => x.ObligationId != f.ObligationId)] },
            ObligationOpened f => Opened(ledger, f),
            ObligationMet f => ledger.OnObligation(f.ObligationId, o => o with
            {
                State = o.State == ObligationState.Missed ? ObligationState.MetLate : ObligationState.Met,
                MetAt = f.MetAt,
                MetBy = f.MetBy,
                Ended = true,
            }),
            ObligationMissed f => ledger.OnObligation(f.ObligationId, o => o with { State = ObligationState.Missed }),
            MissUnconfirmed f => ledger.OnObligation(f.ObligationId, o => o with { Unconfirmed = true }),
            ObligationRuledMet f => ledger.OnObligation(f.ObligationId, o => o with
            {
                State = ObligationState.Met,
                MetAt = f.MetAt,
                MetBy = f.MetBy,
                Ended = true,
            }),
            ObligationExtended f => ledger.OnObligation(f.ObligationId, o => o with { Due = f.Due }),
            ObligationWaived f => ledger.OnObligation(f.ObligationId, o => o with { State = ObligationState.Waived, Reason = f.Reason, Ended = true }),
            ObligationCancelled f => ledger.OnObligation(f.ObligationId, o => o with
            {
                State = o.State == ObligationState.Missed ? ObligationState.Missed : ObligationState.Cancelled,
                Reason = f.Reason,
                Ended = true,
            }),
            EscalationAsked f => ledger.OnObligation(f.ObligationId, o => o with { AskedAt = fact.RecordedAt }),
            EscalationAuthorized f => ledger.OnObligation(f.ObligationId, o => o with { AuthorizedBy = f.Basis }),
            LadderStepTaken f => ledger.OnObligation(f.ObligationId, o => o with { StepsTaken = [.. o.StepsTaken, f.Step] }),
            PagesExhausted f => ledger.OnObligation(f.ObligationId, o => o with { Exhausted = true }),
            PageRequested f => Requested(ledger, f, fact.RecordedAt),
            PageAttempted f => ledger.OnPage(f.PageId, p => p with { Attempts = [.. p.Attempts, new PageAttempt(f.Channel, f.Outcome)] }),
            ResponderPaged f => ledger.OnPage(f.PageId, p => p with
            {
                State = p.Awaits() ? StateAfter(f.Outcome) : p.State,
                Channel = f.Channel,
                Attempts = f.Outcome == "failed" ? p.Attempts : [.. p.Attempts, new PageAttempt(f.Channel, f.Outcome)],
            }),
            PageAcknowledged f => Acknowledged(ledger, f, fact.RecordedAt),
            PageDeclined f => ledger.OnPage(f.PageId, p => p with { State = PageState.Declined, AnsweredAt = fact.RecordedAt }),
            PageWithdrawn f => ledger.OnPage(f.PageId, p => p with { State = PageState.Withdrawn }),
            PageSnoozed f => ledger.OnPage(f.PageId, p => p with { SnoozedUntil = f.Until }),
            SnoozeEnded f => ledger.OnPage(f.PageId, p => p with { SnoozedUntil = null }),
            PolicyStarted f => Started(ledger, f, fact.RecordedAt),
            PolicyStepTaken f => ledger.OnRun(f.RunId, r => Stepped(r, f, fact.RecordedAt)),
            PolicyExhausted f => ledger.OnRun(f.RunId, r => r with { Ended = true, Outcome = "exhausted" }),
            PolicyStopped f => ledger.OnRun(f.RunId, r => r with { Ended = true, Outcome = "no-longer-true" }),
            _ => ledger,
        };
    }

    /// <summary>Ends the tenure of whoever commands no more, and begins that of whoever does.</summary>
    private static Ledger Commanded(this Ledger ledger, DateTimeOffset at)
    {
        var commander = ledger.Running ? ledger.Roles.GetValueOrDefault(Ledger.Commander) : null;
        var before = ledger.Tenures is [.., { To: null } last] ? last : null;
        if (commander == before?.Person)
            return ledger;
        var ended = ledger.Tenures.Select(t => t == before ? t with { To = at } : t);
        return ledger with { Tenures = [.. commander is null ? ended : ended.Append(new Tenure(commander, at))] };
    }

    private static Ledger Started(Ledger ledger, PolicyStarted f, DateTimeOffset at) => ledger with
    {
        Id = f.IncidentId,
        Runs = [.. ledger.Runs, new PolicyRun(f.RunId, f.Policy, f.Version, f.Terms, f.Reason, f.ObligationId, f.Note, at) { NextAt = at + f.Terms.Steps[0].After }],
    };

    /// <summary>What comes after a step: the next one, the first one again, or the end; at once where nobody was reached.</summary>
    private static PolicyRun Stepped(PolicyRun run, PolicyStepTaken f, DateTimeOffset at)
    {
        var next = f.Step + 1 < run.Terms.Steps.Count ? f.Step + 1 : 0;
        var wait = f.Reached.Count == 0 ? TimeSpan.Zero : next == 0 ? run.Terms.AcknowledgeWithin : run.Terms.Steps[next].After;
        return run with { Round = next == 0 ? f.Round + 1 : f.Round, Next = next, NextAt = at + wait };
    }

    /// <summary>Whoever acknowledges ends what woke them; where an acknowledgement lasts for a time only, it is snoozed until then.</summary>
    private static Ledger Acknowledged(Ledger ledger, PageAcknowledged f, DateTimeOffset at)
    {
        var run = ledger.Page(f.PageId)?.RunId is { } id ? ledger.Run(id) : null;
        var answered = ledger.OnPage(f.PageId, p => p with { State = PageState.Acknowledged, AnsweredAt = at, SnoozedUntil = at + run?.Terms.AcknowledgementLasts });
        return run is null ? answered : answered.OnRun(run.Id, r => r with { Ended = true, Outcome = "acknowledged" });
    }

    private static Ledger Opened(Ledger ledger, ObligationOpened f) => ledger with
    {
        Id = f.IncidentId,
        Foreseen = [.. ledger.Foreseen.Where(x => x.ObligationId != f.ObligationId)],
        Obligations =
        [
            .. ledger.Obligations,
            new Obligation(f.ObligationId, f.IncidentId, f.OwedBy, f.Due, f.OpenedAt, f.OpenedBy, f.OpenedAtVersion, f.Subject, f.Pack, f.Rule) { Grounds = f.Grounds },
        ],
    };

    private static Ledger Requested(Ledger ledger, PageRequested f, DateTimeOffset at) => ledger with
    {
        Id = f.IncidentId,
        Pages = [.. ledger.Pages, new Page(f.PageId, f.IncidentId, f.Person, f.Reason, f.ObligationId, f.Role, f.Unconfirmed, f.Note, at) { RunId = f.RunId }],
    };

    internal static PageState StateAfter(string outcome) => outcome switch
    {
        "delivered" => PageState.Delivered,
        "failed" => PageState.Failed,
        _ => PageState.Unknown,
    };

    private static Ledger OnObligation(this Ledger ledger, Guid id, Func<Obligation, Obligation> change) =>
        ledger with { Obligations = [.. ledger.Obligations.Select(o => o.Id == id ? change(o) : o)] };

    private static Ledger OnRun(this Ledger ledger, Guid id, Func<PolicyRun, PolicyRun> change) =>
        ledger with { Runs = [.. ledger.Runs.Select(r => r.Id == id ? change(r) : r)] };

    private static Ledger OnPage(this Ledger ledger, Guid id, Func<Page, Page> change) =>
        ledger with { Pages = [.. ledger.Pages.Select(p => p.Id == id ? change(p) : p)] };
}
