namespace IncidentPlatform.Incidents.Domain;

/// <summary>The closed set of facts that can stand on an incident's stream, by who establishes them.</summary>
public static class FactTypes
{
    /// <summary>What may be established here.</summary>
    public static IReadOnlyList<Type> Own { get; } =
    [
        typeof(PolicyAdopted), typeof(IncidentDeclared), typeof(SeverityChanged), typeof(IncidentRetitled), typeof(IncidentCancelled),
        typeof(AlertsAttached), typeof(NoteAdded), typeof(FactCorrected), typeof(ConsequenceRefused),
        typeof(RoleAssigned), typeof(HandOverProposed), typeof(HandOverAcknowledged), typeof(RoleRelieved), typeof(CommandRuleOverridden),
        typeof(AssessmentRecorded), typeof(HypothesisStated), typeof(EtaGiven), typeof(RootCauseIdentified),
        typeof(FindingRecorded), typeof(DecisionTaken), typeof(FixProposed), typeof(FixValidated), typeof(FixDeployed), typeof(FixReverted),
        typeof(VerificationRecorded), typeof(SignalFailed), typeof(IncidentResolved), typeof(RecurrenceDetected), typeof(IncidentReopened),
        typeof(AllClearDeclared),
        typeof(TicketVolumeReported), typeof(MediaAttentionReported), typeof(CompensationAuthorized),
        typeof(SecurityDesignated), typeof(AccessGranted), typeof(AccessRevoked), typeof(AuditorEngaged), typeof(InvestigationPhaseChanged),
        typeof(AwarenessRecorded), typeof(FilingRecorded), typeof(EvidenceRegistered), typeof(CustodyTransferred),
    ];

    /// <summary>What a sibling service may establish and report.</summary>
    public static IReadOnlyList<Type> Reported { get; } =
    [
        typeof(ResponderPaged), typeof(PageAcknowledged), typeof(PageDeclined), typeof(PagesExhausted), typeof(EscalationAuthorized),
        typeof(EscalationRaised), typeof(ObligationOpened), typeof(ObligationMet), typeof(ObligationMissed), typeof(ObligationRuledMet),
        typeof(ObligationWaived),
        typeof(ObligationCancelled),
        typeof(WarRoomOpened), typeof(UpdateApproved), typeof(LegalApprovalGiven), typeof(UpdateSent), typeof(UpdateStopped), typeof(StatusPageChanged),
        typeof(CannedResponsePublished), typeof(CannedResponseWithdrawn),
        typeof(ReviewScheduled), typeof(ReviewPublished), typeof(ActionItemOpened), typeof(ActionItemCompleted),
        typeof(TicketVolumeReported), typeof(MediaAttentionReported),
    ];

    public static IReadOnlyList<Type> All { get; } = [.. Own.Union(Reported)];
}
