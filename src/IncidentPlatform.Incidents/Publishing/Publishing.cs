using System.Text.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Publishing;

/// <summary>What everyone else hears of an incident: every fact, with the state to act on.</summary>
public static class Publishing
{
    /// <summary>For everyone: without privileged words, and of a restricted incident without any.</summary>
    public static IncidentFact From(Guid incidentId, Fact fact, Incident incident) => incident.Security is null
        ? WithWords(incidentId, Privileged.Withheld(fact), incident)
        : Of(incidentId, fact, incident, Words.Withheld(fact.Data), StateOf(incident, fact) with { Title = null, Services = [] });

    /// <summary>The fact with all that it says: for a reader who was found to be allowed to read it.</summary>
    public static IncidentFact WithWords(Guid incidentId, Fact fact, Incident incident) =>
        Of(incidentId, fact, incident, Wire.ToData(fact.Data), StateOf(incident, fact));

    private static IncidentFact Of(Guid incidentId, Fact fact, Incident incident, JsonElement data, IncidentState state) => new(
        fact.Id, incidentId, fact.Version, fact.Data.GetType().Name, fact.OccurredAt, fact.RecordedAt,
        new FactActor(Lower(fact.Actor.Kind), fact.Actor.Id), fact.Origin, fact.Cause, fact.Hops,
        data, state, incident.LastFact);

    private static IncidentState StateOf(Incident incident, Fact fact) => new(
        incident.Number, incident.Title, incident.Severity.ToString(), Lower(incident.Status), Lower(incident.Mode), incident.DeclaredAt,
        incident.Roles.ToDictionary(r => r.Key, r => r.Value.Person), [.. incident.Services.Union(incident.Children.SelectMany(c => c.Services))],
        // By far the largest part of the state, and it seldom changes.
        fact.Version == 1 || fact.Data is PolicyAdopted ? ContractOf(incident.Policy!) : null,
        incident.Security is { } s ? new IncidentAccess(Restricted: true, s.Named, s.InvestigationComplete) : new IncidentAccess(Restricted: false, []), incident.Revision,
        (incident.Root ?? incident.MergedInto) is { } thread ? new OtherIncident(thread.Id, thread.Number) : null, incident.Cadence);

    private static string Lower<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    internal static ResolvedPolicy ContractOf(Policy p) => new(
        p.Pack, p.PackVersion, p.StabilityWindow, p.SignalSilence, p.RecoveryWatch, p.EscalationSilence, [.. p.Obligations.Select(ContractOf)])
    {
        Materiality = ContractOf(p.Materiality),
    };

    private static Contracts.MaterialityThresholds? ContractOf(Domain.MaterialityThresholds? t) => t is null
        ? null
        : new(t.CustomersAffected, t.CustomersAffectedPercent, ContractOf(t.EstimatedRevenueLoss), ContractOf(t.Compensation));

    private static Contracts.Money? ContractOf(Domain.Money? m) => m is null ? null : new(m.Amount, m.Currency);

    private static Contracts.ObligationRule ContractOf(Domain.ObligationRule r) => new(
        r.Kind, ContractOf(r.OpenedBy)!, r.Due, ContractOf(r.MetBy)!, r.OwedBy,
        [.. r.Ladder.Select(s => new Contracts.LadderStep(s.After, s.Action, s.Who))],
        r.DueMember, r.AsksCommander, r.Repeats, r.BusinessDays, ContractOf(r.CancelledBy), ContractOf(r.CountsFrom), r.OwedByMember, r.SubjectMember);

    private static Contracts.FactMatch[]? ContractOf(IReadOnlyList<Domain.FactMatch>? matches) =>
        matches is null ? null : [.. matches.Select(m => new Contracts.FactMatch(m.Type, m.Where))];
}
