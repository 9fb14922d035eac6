using IncidentPlatform.Contracts;
using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Kernel;
using EscalationPolicies = IncidentPlatform.Escalation.Domain.EscalationPolicies;
using Escalations = IncidentPlatform.Escalation.Domain.Escalations;
using Obligations = IncidentPlatform.Escalation.Domain.Obligations;
using Pages = IncidentPlatform.Escalation.Domain.Pages;
using Said = IncidentPlatform.Contracts.Facts;
using Shift = IncidentPlatform.Contracts.Shift;

namespace IncidentPlatform.Escalation.Publishing;

/// <summary>What leaves the service: outcomes a timeline would show, and the roster.</summary>
public static class Publishing
{
    public static object? From(Guid incidentId, Fact fact, Ledger ledger) => Outcome(fact.Data, ledger) is { } outcome
        ? new ReportedFact(
            fact.Id, incidentId, outcome.GetType().Name, Origins.Escalation, fact.OccurredAt,
            new FactActor(JsonName(fact.Actor.Kind), fact.Actor.Id), fact.Cause, fact.Hops, Wire.ToData(outcome))
        : null;

    public static object? From(Guid rosterId, Fact fact, OnCallRoster roster) => fact.Data is RosterDrawn drawn
        ? new RosterPublished(
            fact.Id, fact.Version, drawn.From, drawn.To, [.. drawn.Shifts.Select(s => new Shift(s.Duty, s.Person, s.From, s.To))])
        : null;

    private static object? Outcome(object data, Ledger ledger) => data switch
    {
        Obligations.ObligationOpened f => new Said.ObligationOpened(f.ObligationId, f.Rule.Kind, f.OwedBy, f.Due, f.OpenedBy, f.Pack),
        Obligations.ObligationMet f => new Said.ObligationMet(f.ObligationId, f.Kind, f.Due, f.MetAt, f.MetBy),
        Obligations.ObligationMissed f => new Said.ObligationMissed(f.ObligationId, f.Kind, f.Due),
        Obligations.ObligationRuledMet f => new Said.ObligationRuledMet(f.ObligationId, f.Kind, f.Due, f.MetAt, f.MetBy),
        Obligations.ObligationCancelled f when ledger.Obligation(f.ObligationId) is { } o => new Said.ObligationCancelled(f.ObligationId, o.Kind, f.Reason),
        Obligations.ObligationExtended f => new Said.ObligationExtended(f.ObligationId, f.Kind, f.Due, f.Reason),
        Obligations.ObligationWaived f => new Said.ObligationWaived(f.ObligationId, f.Kind, f.Reason),
        Escalations.EscalationAuthorized f => new Said.EscalationAuthorized(f.ObligationId, f.Kind, f.Basis),
        Escalations.EscalationRaised f => new Said.EscalationRaised(f.ObligationId, f.Kind, f.Position, f.Person, f.Level),
        Escalations.PagesExhausted f => new Said.PagesExhausted(f.Reason),
        EscalationPolicies.PolicyExhausted f when ledger.Run(f.RunId)?.ObligationId is null => new Said.PagesExhausted(f.Reason),
        Pages.ResponderPaged f => new Said.ResponderPaged(f.PageId, f.Person, f.Reason, f.Channel, f.Outcome),
        Pages.PageAcknowledged f => new Said.PageAcknowledged(f.PageId, f.Person, f.Reason),
        Pages.PageDeclined f => new Said.PageDeclined(f.PageId, f.Person, f.Reason),
        _ => null,
    };

    private static string JsonName(ActorKind kind) => kind.ToString().ToLowerInvariant();
}
