using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>The closed set of facts that can stand on an incident's stream, by who establishes them.</summary>
public static class FactTypes
{
    /// <summary>What may be established here.</summary>
    public static IReadOnlyList<Type> Own { get; } =
    [
        // Declaration
        typeof(PolicyAdopted), typeof(PolicyChanged), typeof(IncidentDeclared), typeof(SeverityChanged), typeof(IncidentRetitled), typeof(IncidentCancelled),
        typeof(IncidentProposed), typeof(ProposalDeclined), typeof(ProposalExpired),
        typeof(CustomerImpactDetected), typeof(ExecutiveEscalationReceived), typeof(ImpactStartCorrected), typeof(IncidentMerged), typeof(IncidentsAbsorbed),
        typeof(AlertsAttached), typeof(IncidentTyped), typeof(CustomFieldsSet), typeof(NoteAdded), typeof(PrivilegedNoteAdded), typeof(FactPinned),
        typeof(FactUnpinned), typeof(FactCorrected), typeof(ConsequenceRefused),

        // Command
        typeof(RoleAssigned), typeof(HandOverProposed), typeof(HandOverAcknowledged), typeof(RoleRelieved), typeof(CommandRuleOverridden),
        typeof(WorkAssigned), typeof(WorkOrdered), typeof(WorkDone), typeof(TechnicalStatusGiven), typeof(CadenceChanged),
        typeof(LinkedUnderRoot), typeof(Unlinked), typeof(CascadeJoined), typeof(CascadeLeft), typeof(FixOrderProposed),

        // Assessment
        typeof(AssessmentRecorded), typeof(ScopeChanged), typeof(HypothesisStated), typeof(HypothesisConfirmed), typeof(HypothesisDropped),
        typeof(EtaGiven), typeof(RootCauseIdentified), typeof(ImpactRecomputed), typeof(SlaExceptionGranted),

        // Resolution
        typeof(FindingRecorded), typeof(DecisionTaken), typeof(FixProposed), typeof(FixValidated), typeof(FixDeployed), typeof(FixReverted),
        typeof(VerificationRecorded), typeof(SignalFailed), typeof(IncidentResolved), typeof(RelatedTicketReported), typeof(RelatedTicketsDismissed),
        typeof(RecurrenceDetected), typeof(IncidentReopened), typeof(AllClearDeclared),

        // Business
        typeof(TicketVolumeReported), typeof(MediaAttentionReported), typeof(CriticalCustomerFlagged), typeof(CompensationRequested),
        typeof(MaterialityDetermined), typeof(BoardApprovalRecorded), typeof(CompensationAuthorized), typeof(ChangeRecorded),

        // Upstream
        typeof(UpstreamDependencyDeclared), typeof(UpstreamStatusChanged), typeof(FallbackActivated), typeof(UpstreamCreditRecorded),

        // After hours
        typeof(DeclaredAfterHours), typeof(DayHandOverDue), typeof(HandedToDayTeam), typeof(ScenarioApplied), typeof(ScenarioWebhookCalled),
        typeof(RunbookStepTaken),
        // Security
        typeof(SecurityDesignated), typeof(AccessGranted), typeof(AccessRevoked), typeof(AuditorEngaged), typeof(InvestigationPhaseChanged),
        typeof(AwarenessRecorded), typeof(FilingRecorded), typeof(EvidenceRegistered), typeof(CustodyTransferred),

        // Evidence
        typeof(Erased), typeof(LegalHoldSet),
    ];

    /// <summary>What a sibling service may establish and report.</summary>
    public static IReadOnlyList<Type> Reported { get; } =
    [
        typeof(ResponderPaged), typeof(PageAcknowledged), typeof(PageDeclined), typeof(PagesExhausted), typeof(EscalationAuthorized),
        typeof(EscalationRaised), typeof(ObligationOpened), typeof(ObligationMet), typeof(ObligationMissed), typeof(ObligationRuledMet),
        typeof(ObligationWaived), typeof(ObligationExtended),
        typeof(ObligationCancelled),
        typeof(WarRoomOpened), typeof(BridgeOpened), typeof(WarRoomStepFailed), typeof(FindingRecorded), typeof(DecisionTaken),
        typeof(UpdateApproved), typeof(LegalApprovalGiven), typeof(UpdateSent), typeof(UpdateStopped), typeof(StatusPageChanged),
        typeof(CannedResponsePublished), typeof(CannedResponseWithdrawn), typeof(TextReviewRequested), typeof(TextReviewAnswered), typeof(SocialPostRecorded),
        typeof(CriticalCustomerFlagged), typeof(LinkedTicketsAnswered), typeof(CustomerCallsOwed), typeof(CustomerCallMade),
        typeof(ReviewScheduled), typeof(ReviewPublished), typeof(ActionItemOpened), typeof(ActionItemCompleted),
        typeof(TicketVolumeReported), typeof(MediaAttentionReported), typeof(RelatedTicketReported), typeof(ChangeRecorded),
        typeof(ErasureCarriedOut),
    ];

    public static IReadOnlyList<Type> All { get; } = [.. Own.Union(Reported)];
}
