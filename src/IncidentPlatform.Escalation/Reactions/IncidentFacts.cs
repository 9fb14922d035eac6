using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Domain.Policies;
using IncidentPlatform.Kernel;
using FactMatch = IncidentPlatform.Escalation.Domain.Policies.FactMatch;
using LadderStep = IncidentPlatform.Escalation.Domain.Policies.LadderStep;
using ObligationRule = IncidentPlatform.Escalation.Domain.Policies.ObligationRule;

namespace IncidentPlatform.Escalation.Reactions;

/// <summary>The feed's facts as the ledger judges them.</summary>
public static class IncidentFacts
{
    public static IncidentEvent ToEvent(this IncidentFact fact) => new(
        fact.IncidentId, fact.Id, fact.Version, fact.Type, RecordedAtSource(fact), ToActor(fact.Actor), fact.Data,
        new Standing(fact.StateVersion, fact.State.Mode, fact.State.Roles, fact.State.Status),
        fact.Type == nameof(PolicyAdopted) ? fact.As<PolicyAdopted>().Policy.ToPolicy() : null);

    /// <summary>What a pack asks for, as the ledger runs by it.</summary>
    public static Policy ToPolicy(this ResolvedPolicy policy) => new(
        $"{policy.Pack}/{policy.PackVersion}", policy.EscalationSilence, [.. policy.Obligations.Select(ToRule)]);

    /// <summary>
    /// A sibling's fact was established there before it was recorded here: what is late on the way is not late. Nor is a filing that is
    /// written down late: a regulator's clock judges when the regulator was told.
    /// </summary>
    private static DateTimeOffset RecordedAtSource(IncidentFact fact) =>
        (fact.Origin != Origins.Incidents || fact.Type == nameof(FilingRecorded)) && fact.OccurredAt < fact.RecordedAt ? fact.OccurredAt : fact.RecordedAt;

    private static Actor ToActor(FactActor actor) =>
        new(Enum.TryParse<ActorKind>(actor.Kind, ignoreCase: true, out var kind) ? kind : ActorKind.Service, actor.Id);

    private static ObligationRule ToRule(Contracts.ObligationRule rule) => new(
        rule.Kind, ToMatches(rule.OpenedBy)!, rule.Due, ToMatches(rule.MetBy)!, rule.OwedBy,
        [.. rule.Ladder.Select(s => new LadderStep(s.After, s.Action, s.Who))],
        rule.DueMember, rule.AsksCommander, rule.Repeats, rule.BusinessDays,
        ToMatches(rule.CancelledBy), ToMatches(rule.CountsFrom), rule.OwedByMember, rule.SubjectMember);

    private static IReadOnlyList<FactMatch>? ToMatches(IReadOnlyList<Contracts.FactMatch>? matches) =>
        matches is null ? null : [.. matches.Select(m => new FactMatch(m.Type, m.Where))];
}
