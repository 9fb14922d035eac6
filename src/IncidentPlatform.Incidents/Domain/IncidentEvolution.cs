using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>How an incident follows from its facts: total, in any status, in stream order.</summary>
public static class IncidentEvolution
{
    public static Incident Evolve(Incident? state, Fact fact)
    {
        var incident = state ?? new Incident();
        var after = fact.Data switch
        {
            RoleAssigned or HandOverProposed or HandOverAcknowledged or RoleRelieved or CommandRuleOverridden or PageAcknowledged =>
                CommandEvolution.Evolve(incident, fact),
            FixProposed or FixValidated or FixDeployed or FixReverted or VerificationRecorded or SignalFailed or IncidentResolved
                or IncidentReopened or AllClearDeclared => ResolutionEvolution.Evolve(incident, fact),
            SecurityDesignated or AccessGranted or AccessRevoked or AuditorEngaged or InvestigationPhaseChanged or EvidenceRegistered
                or CustodyTransferred => SecurityEvolution.Evolve(incident, fact),
            _ => Describe(incident, fact),
        };
        return SecurityEvolution.Name(after) with
        {
            LastFact = fact.Version,
            Revision = BearsOnDecisions(fact.Data) ? incident.Revision + 1 : incident.Revision,
        };
    }

    /// <summary>Whether a decision taken before this fact has to be looked at again.</summary>
    public static bool BearsOnDecisions(object fact) => fact is
        IncidentDeclared or PolicyAdopted or SeverityChanged or IncidentCancelled
        or RoleAssigned or HandOverProposed or HandOverAcknowledged or RoleRelieved or CommandRuleOverridden
        or FixProposed or FixValidated or FixDeployed or FixReverted or VerificationRecorded
        or IncidentResolved or IncidentReopened or AllClearDeclared
        or SecurityDesignated or AccessGranted or AccessRevoked or AuditorEngaged or InvestigationPhaseChanged;

    private static Incident Describe(Incident incident, Fact fact) => fact.Data switch
    {
        PolicyAdopted e => incident with { Policy = e.Policy },
        IncidentDeclared e => incident with
        {
            Number = e.Number,
            Title = e.Title,
            Summary = e.Summary,
            Severity = e.Severity,
            Mode = e.Mode,
            Services = e.Services,
            Trigger = e.Trigger,
            ImpactStartedAt = e.ImpactStartedAt,
            DeclaredAt = fact.RecordedAt,
            Timer = new IncidentTimer(fact.RecordedAt),
        },
        SeverityChanged e => incident with { Severity = e.To },
        IncidentRetitled e => incident with { Title = e.Title },
        IncidentCancelled when !incident.IsOver => incident with
        {
            Status = IncidentStatus.Cancelled,
            ClosedAt = fact.RecordedAt,
            Timer = incident.Timer.Stop(fact.RecordedAt),
        },
        AlertsAttached e => incident with
        {
            AlertCount = incident.AlertCount + e.Count,
            AlertGroups = [.. incident.AlertGroups.Union(e.Groups)],
        },
        AssessmentRecorded e => Investigating(incident) with
        {
            Assessment = e,
            Services = e.Services.Count > 0 ? e.Services : incident.Services,
        },
        HypothesisStated or FindingRecorded => Investigating(incident),
        RootCauseIdentified when incident.Status is IncidentStatus.Declared or IncidentStatus.Investigating =>
            incident with { Status = IncidentStatus.Identified },
        _ => incident,
    };

    private static Incident Investigating(Incident incident) =>
        incident.Status == IncidentStatus.Declared ? incident with { Status = IncidentStatus.Investigating } : incident;
}
