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
            LinkedUnderRoot or Unlinked or CascadeJoined or CascadeLeft or IncidentMerged or IncidentsAbsorbed =>
                CascadeEvolution.Evolve(incident, fact),
            WorkAssigned or WorkOrdered or WorkDone => WorkEvolution.Evolve(incident, fact),
            ImpactRecomputed or SlaExceptionGranted => Impact.Impacting.Evolve(incident, fact),
            AssessmentRecorded or ScopeChanged or HypothesisStated or HypothesisConfirmed or HypothesisDropped or FindingRecorded
                or RootCauseIdentified => AssessmentEvolution.Evolve(incident, fact),
            CompensationRequested or CompensationAuthorized or MaterialityDetermined or BoardApprovalRecorded or CriticalCustomerFlagged =>
                BusinessEvolution.Evolve(incident, fact),
            UpstreamDependencyDeclared or UpstreamStatusChanged or FallbackActivated or UpstreamCreditRecorded => UpstreamEvolution.Evolve(incident, fact),
            DeclaredAfterHours or DayHandOverDue or HandedToDayTeam or ScenarioApplied => AfterHoursEvolution.Evolve(incident, fact),
            FixProposed or FixValidated or FixDeployed or FixReverted or VerificationRecorded or SignalFailed or IncidentResolved
                or RelatedTicketReported or RelatedTicketsDismissed or RecurrenceDetected or IncidentReopened or AllClearDeclared => ResolutionEvolution.Evolve(incident, fact),
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
        IncidentDeclared or IncidentProposed or ProposalDeclined or ProposalExpired or PolicyAdopted or SeverityChanged or IncidentCancelled or IncidentMerged or IncidentsAbsorbed
        or RoleAssigned or HandOverProposed or HandOverAcknowledged or RoleRelieved or CommandRuleOverridden
        or CadenceChanged or WorkOrdered or LinkedUnderRoot or Unlinked or CascadeJoined or CascadeLeft or FixOrderProposed
        or FixProposed or FixValidated or FixDeployed or FixReverted or VerificationRecorded
        or IncidentResolved or IncidentReopened or AllClearDeclared
        or SecurityDesignated or AccessGranted or AccessRevoked or AuditorEngaged or InvestigationPhaseChanged;

    private static Incident Describe(Incident incident, Fact fact) => fact.Data switch
    {
        PolicyAdopted e => incident with { Policy = e.Policy, Cadence = null },
        CadenceChanged e => incident with { Cadence = e.Every },
        IncidentDeclared e => incident with
        {
            Number = e.Number,
            Title = e.Title,
            Summary = e.Summary,
            Severity = e.Severity,
            Mode = e.Mode,
            Services = e.Services,
            Trigger = e.Trigger,
            Status = incident.Status == IncidentStatus.Proposed ? IncidentStatus.Declared : incident.Status,
            ImpactStartedAt = e.ImpactStartedAt,
            DeclaredAt = fact.RecordedAt,
            Timer = new IncidentTimer(fact.OccurredAt),
        },
        IncidentProposed e => incident with
        {
            Number = e.Number,
            Title = e.Title,
            Severity = e.Severity,
            Services = e.Services,
            Trigger = e.Trigger,
            DeclaredAt = fact.RecordedAt,
            Timer = new IncidentTimer(fact.OccurredAt).Stop(fact.OccurredAt),
            Proposal = new Proposal(fact.RecordedAt, e.ExpiresAt),
        },
        ProposalDeclined or ProposalExpired when incident.Status == IncidentStatus.Proposed =>
            incident with { Status = IncidentStatus.Cancelled, ClosedAt = fact.RecordedAt },
        ImpactStartCorrected e => incident with { ImpactStartedAt = e.To },
        SeverityChanged e => incident with { Severity = e.To },
        IncidentRetitled e => incident with { Title = e.Title },
        LegalHoldSet e => incident with { LegalHold = e.Held ? new LegalHold(fact.Actor.Id, fact.RecordedAt) : null },
        IncidentCancelled when !incident.IsOver => incident with
        {
            Status = IncidentStatus.Cancelled,
            ClosedAt = fact.RecordedAt,
            Timer = incident.Timer.Stop(fact.OccurredAt),
        },
        AlertsAttached e => incident with
        {
            AlertCount = incident.AlertCount + e.Count,
            AlertGroups = [.. incident.AlertGroups.Union(e.Groups)],
        },
        IncidentTyped e => incident with { Type = e.Type },
        CustomFieldsSet e => incident with
        {
            CustomFields = incident.CustomFields.Without(e.Cleared).Concat(e.Fields).GroupBy(f => f.Key).ToDictionary(g => g.Key, g => g.Last().Value),
        },
        FactPinned e => incident with { Pinned = [.. incident.Pinned.Union([e.FactId])] },
        FactUnpinned e => incident with { Pinned = [.. incident.Pinned.Except([e.FactId])] },
        _ => incident,
    };
}
