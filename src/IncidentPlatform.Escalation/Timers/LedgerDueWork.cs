using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Domain.EscalationPolicies;
using IncidentPlatform.Escalation.Domain.Escalations;
using IncidentPlatform.Escalation.Domain.Obligations;
using IncidentPlatform.Escalation.Domain.Pages;
using IncidentPlatform.Escalation.Domain.Policies;
using IncidentPlatform.Escalation.Effects;
using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Escalation.Timers;

/// <summary>What becomes due with each fact of a ledger; every row asks again when it is due whether it is still true.</summary>
public static class LedgerDueWork
{
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(30);

    /// <param name="fact">What was recorded.</param>
    /// <param name="ledger">The ledger after it.</param>
    public static IEnumerable<Due> Of(Fact fact, Ledger ledger) => fact.Data switch
    {
        ObligationOpened f when !f.Rule.IsAtOnce() => [new Due(MissCheck.Kind, new MissCheck(f.ObligationId), f.Due)],
        ObligationExtended f => [new Due(MissCheck.Kind, new MissCheck(f.ObligationId), f.Due)],
        ObligationOpened f when !f.Rule.AsksCommander => Steps(f.ObligationId, f.Rule, fact.RecordedAt),
        ObligationMissed f when ledger.Obligation(f.ObligationId) is { Ended: false, Rule.AsksCommander: false } o => Steps(o.Id, o.Rule, fact.RecordedAt),
        MissUnconfirmed f => [new Due(ConfirmMiss.Kind, new ConfirmMiss(f.ObligationId), fact.RecordedAt + AskAgainAfter) { EvenInDrill = true }],
        EscalationAsked f when ledger.Policy is { } policy => [new Due(EscalationSilence.Kind, new EscalationSilence(f.ObligationId), fact.RecordedAt + policy.EscalationSilence)],
        EscalationAuthorized f when ledger.Obligation(f.ObligationId) is { } o => Steps(o.Id, o.Rule, fact.RecordedAt),
        LadderStepTaken f when ledger.Obligation(f.ObligationId) is { } o && f.Step == LastPage(o.Rule) => [Exhaustion(o.Id, fact.RecordedAt + AnswerTime(ledger))],
        PageRequested f => [new Due(PagePerson.Kind, new PagePerson(f.PageId), fact.RecordedAt)],
        ResponderPaged { Outcome: "failed" } f => AfterLosing(ledger, f.PageId, fact.RecordedAt),
        PageDeclined f => AfterLosing(ledger, f.PageId, fact.RecordedAt),
        PolicyStarted f when ledger.Run(f.RunId) is { } run => [PolicyStepDue.Of(run)],
        PolicyStepTaken f when ledger.Run(f.RunId) is { Ended: false } run => [PolicyStepDue.Of(run)],
        PolicyExhausted f when ledger.Run(f.RunId)?.ObligationId is { } id && ledger.Obligation(id) is { } o && LastPage(o.Rule) is { } last && o.StepsTaken.Contains(last) =>
            [Exhaustion(id, fact.RecordedAt)],
        PageSnoozed f => [new Due(SnoozeOver.Kind, new SnoozeOver(f.PageId, f.Until), f.Until)],
        PageAcknowledged f when ledger.Page(f.PageId)?.SnoozedUntil is { } until => [new Due(SnoozeOver.Kind, new SnoozeOver(f.PageId, until), until)],
        _ => [],
    };

    private static IEnumerable<Due> Steps(Guid obligationId, ObligationRule rule, DateTimeOffset from) =>
        rule.Ladder.Index().Where(s => s.Item.ReachesPeople()).Select(s => Step(obligationId, s.Index, from + s.Item.After));

    /// <summary>When nobody who was paged for it is coming, the next step does not wait.</summary>
    private static IEnumerable<Due> AfterLosing(Ledger ledger, Guid pageId, DateTimeOffset at)
    {
        if (ledger.Page(pageId)?.RunId is { } runId)
            return ledger.Run(runId) is { Ended: false } run && run.IsDeserted(ledger) ? [PolicyStepDue.Of(run) with { At = at }] : [];
        if (ledger.Page(pageId)?.ObligationId is not { } id || ledger.Obligation(id) is not { Ended: false } obligation || !obligation.IsDeserted(ledger))
            return [];
        return obligation.NextStep() is { } next ? [Step(id, next, at)] : [Exhaustion(id, at)];
    }

    private static Due Step(Guid obligationId, int step, DateTimeOffset at) => new(LadderStepDue.Kind, new LadderStepDue(obligationId, step), at);

    private static Due Exhaustion(Guid obligationId, DateTimeOffset at) => new(PagesAnswerable.Kind, new PagesAnswerable(obligationId), at);

    private static TimeSpan AnswerTime(Ledger ledger) => ledger.Policy?.AcknowledgementTime() ?? TimeSpan.Zero;

    private static int? LastPage(ObligationRule rule) =>
        rule.Ladder.Index().Where(s => s.Item.Action == LadderStep.Page).Select(s => (int?)s.Index).LastOrDefault();
}
