using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Domain.Escalations;
using IncidentPlatform.Escalation.Domain.Obligations;
using IncidentPlatform.Escalation.Domain.Pages;
using IncidentPlatform.Escalation.Effects;
using IncidentPlatform.Hosting.DueWork;

namespace IncidentPlatform.Escalation.Timers;

/// <summary>Work that has to be due for a ledger as it stands, whatever led to it: what is owed has a timer, what climbs and every running policy a next step.</summary>
internal static class ExpectedWork
{
    /// <param name="About">The obligation, page or run it is about.</param>
    /// <param name="Kinds">One of these kinds of work is enough.</param>
    /// <param name="Due">What to set due where there is none.</param>
    public sealed record Expected(Guid About, IReadOnlyList<string> Kinds, Due Due);

    /// <param name="live">Whether people are reached at all: of a drill or a test nobody is.</param>
    public static IEnumerable<Expected> Of(Ledger ledger, bool live) =>
    [
        .. ledger.Owed().Where(o => o.State == ObligationState.Open && !o.Rule.IsAtOnce() && !o.Unconfirmed)
            .Select(o => new Expected(o.Id, [MissCheck.Kind, ConfirmMiss.Kind], new Due(MissCheck.Kind, new MissCheck(o.Id), o.Due))),
        .. ledger.Owed().Where(o => o.State == ObligationState.Open && o.Unconfirmed)
            .Select(o => new Expected(o.Id, [ConfirmMiss.Kind], new Due(ConfirmMiss.Kind, new ConfirmMiss(o.Id), o.Due) { EvenInDrill = true })),
        .. ledger.Owed().Where(o => o.IsClimbing(ledger) && !o.Unconfirmed).SelectMany(o => Step(o)),
        .. ledger.Owed().Where(o => o.AwaitsTheCommander(ledger) && ledger.Policy is not null)
            .Select(o => new Expected(
                o.Id, [EscalationSilence.Kind], new Due(EscalationSilence.Kind, new EscalationSilence(o.Id), o.AskedAt!.Value + ledger.Policy!.EscalationSilence))),
        .. ledger.Runs.Where(r => live && !r.Ended).Select(r => new Expected(r.Id, [PolicyStepDue.Kind], PolicyStepDue.Of(r))),
        .. ledger.Pages.Where(p => live && p.SnoozedUntil is not null)
            .Select(p => new Expected(p.Id, [SnoozeOver.Kind], new Due(SnoozeOver.Kind, new SnoozeOver(p.Id, p.SnoozedUntil!.Value), p.SnoozedUntil!.Value))),
        .. ledger.Pages.Where(p => live && p is { State: PageState.Requested, Channel: null })
            .Select(p => new Expected(p.Id, [PagePerson.Kind], new Due(PagePerson.Kind, new PagePerson(p.Id), p.RequestedAt))),
    ];

    private static IEnumerable<Expected> Step(Obligation o) => o.NextStep() is { } step
        ? [new Expected(o.Id, [LadderStepDue.Kind], new Due(LadderStepDue.Kind, new LadderStepDue(o.Id, step), (o.Rule.IsAtOnce() ? o.OpenedAt : o.Due) + o.Rule.Ladder[step].After))]
        : [];
}
