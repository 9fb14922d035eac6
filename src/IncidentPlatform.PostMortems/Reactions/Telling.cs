using System.Text.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Kernel;
using IncidentPlatform.PostMortems.Domain.Evidence;

namespace IncidentPlatform.PostMortems.Reactions;

/// <summary>A fact of the feed as the review knows it; of members and types that the review does not speak of nothing is kept but the name.</summary>
public static class Telling
{
    private static readonly Dictionary<string, Type> Known = new Type[]
    {
        typeof(IncidentDeclared), typeof(IncidentProposed), typeof(ProposalDeclined), typeof(ProposalExpired), typeof(PolicyChanged), typeof(SeverityChanged), typeof(IncidentRetitled), typeof(IncidentCancelled), typeof(AlertsAttached), typeof(NoteAdded),
        typeof(PrivilegedNoteAdded), typeof(FactPinned), typeof(FactUnpinned), typeof(IncidentTyped), typeof(CustomFieldsSet),
        typeof(CustomerImpactDetected), typeof(ExecutiveEscalationReceived), typeof(ImpactStartCorrected), typeof(IncidentMerged), typeof(IncidentsAbsorbed),
        typeof(FactCorrected), typeof(ConsequenceRefused), typeof(Domain.Evidence.Erased), typeof(ErasureCarriedOut), typeof(LegalHoldSet),
        typeof(RoleAssigned), typeof(HandOverProposed), typeof(HandOverAcknowledged), typeof(RoleRelieved), typeof(CommandRuleOverridden),
        typeof(WorkAssigned), typeof(WorkOrdered), typeof(WorkDone), typeof(TechnicalStatusGiven), typeof(CadenceChanged),
        typeof(LinkedUnderRoot), typeof(Unlinked), typeof(CascadeJoined), typeof(CascadeLeft), typeof(FixOrderProposed),
        typeof(AssessmentRecorded), typeof(HypothesisStated), typeof(HypothesisConfirmed), typeof(HypothesisDropped), typeof(ScopeChanged), typeof(EtaGiven), typeof(RootCauseIdentified),
        typeof(ImpactRecomputed), typeof(SlaExceptionGranted),
        typeof(UpstreamDependencyDeclared), typeof(UpstreamStatusChanged), typeof(FallbackActivated), typeof(UpstreamCreditRecorded),
        typeof(DeclaredAfterHours), typeof(DayHandOverDue), typeof(HandedToDayTeam), typeof(ScenarioApplied), typeof(ScenarioWebhookCalled), typeof(RunbookStepTaken),
        typeof(FindingRecorded), typeof(DecisionTaken), typeof(FixProposed), typeof(FixValidated), typeof(FixDeployed), typeof(FixReverted),
        typeof(VerificationRecorded), typeof(SignalFailed), typeof(IncidentResolved), typeof(RelatedTicketReported), typeof(RelatedTicketsDismissed), typeof(RecurrenceDetected), typeof(IncidentReopened),
        typeof(AllClearDeclared),
        typeof(WarRoomOpened), typeof(BridgeOpened), typeof(WarRoomStepFailed), typeof(UpdateApproved), typeof(UpdateSent), typeof(UpdateStopped), typeof(StatusPageChanged),
        typeof(CannedResponsePublished), typeof(CannedResponseWithdrawn), typeof(TextReviewRequested), typeof(TextReviewAnswered), typeof(SocialPostRecorded),
        typeof(LinkedTicketsAnswered), typeof(CustomerCallsOwed), typeof(CustomerCallMade),
        typeof(ResponderPaged), typeof(PageAcknowledged), typeof(PageDeclined), typeof(PagesExhausted), typeof(EscalationAuthorized),
        typeof(EscalationRaised), typeof(ObligationOpened), typeof(ObligationMet), typeof(ObligationMissed), typeof(ObligationRuledMet),
        typeof(ObligationWaived), typeof(ObligationExtended), typeof(ObligationCancelled),
        typeof(TicketVolumeReported), typeof(MediaAttentionReported), typeof(CompensationRequested), typeof(CompensationAuthorized),
        typeof(MaterialityDetermined), typeof(BoardApprovalRecorded), typeof(CriticalCustomerFlagged), typeof(ChangeRecorded),
        typeof(SecurityDesignated), typeof(AccessGranted), typeof(AccessRevoked), typeof(AuditorEngaged), typeof(InvestigationPhaseChanged),
        typeof(AwarenessRecorded), typeof(FilingRecorded), typeof(LegalApprovalGiven), typeof(EvidenceRegistered), typeof(CustodyTransferred),
        typeof(ReviewScheduled), typeof(ReviewPublished), typeof(ActionItemOpened), typeof(ActionItemCompleted),
    }.ToDictionary(t => t.Name);

    public static Fact Of(IncidentFact fact) => new(
        fact.Id, fact.Version, Data(fact), fact.OccurredAt, fact.RecordedAt, Actor(fact.Actor), fact.Origin, fact.Cause, fact.Hops);

    private static object Data(IncidentFact fact) =>
        Known.TryGetValue(fact.Type, out var type) ? fact.Data.Deserialize(type, Wire.Json)! : new OtherFact(fact.Type);

    private static Actor Actor(FactActor actor) => actor.Kind switch
    {
        "person" => Kernel.Actor.Person(actor.Id),
        "source" => Kernel.Actor.Source(actor.Id),
        _ => Kernel.Actor.Service(actor.Id),
    };
}
