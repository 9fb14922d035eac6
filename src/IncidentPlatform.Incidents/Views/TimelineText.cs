using System.Globalization;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Views;

/// <summary>A fact as a sentence.</summary>
public static class TimelineText
{
    private const int MostNames = 3;

    public static string Of(object fact) => fact switch
    {
        IncidentDeclared e => $"{e.Severity} declared: {e.Title}",
        IncidentProposed e => Invariant($"Is it an incident? {e.Title}; to be decided until {e.ExpiresAt:u}"),
        ProposalDeclined e => $"It is no incident: {e.Reason}",
        ProposalExpired => "Nobody decided in time whether it is an incident",
        PolicyAdopted e => $"Runs by the policy {e.Policy.Pack}/{e.Policy.PackVersion.ToString(CultureInfo.InvariantCulture)}",
        SeverityChanged e => $"Severity changed from {e.From} to {e.To}: {e.Reason}",
        IncidentRetitled e => $"Retitled: {e.Title}",
        IncidentCancelled e => $"Cancelled: {e.Reason}",
        AlertsAttached e => Alerts(e),
        NoteAdded e => e.Text,
        PrivilegedNoteAdded e => e.Text is null ? "Privileged note" : $"Privileged note: {e.Text}",
        FactPinned => "A fact was pinned",
        FactUnpinned => "A fact was unpinned",
        IncidentTyped e => $"It is an incident of the type {e.Type}",
        CustomFieldsSet e => Fields(e),
        FactCorrected e => $"Correction: {e.Reason}",
        ConsequenceRefused e => $"Refused by the rule {e.Rule}: {e.WayOn}",
        RoleAssigned { Acknowledged: true } e => $"{e.Person} is {e.Role}",
        RoleAssigned e => $"{e.Person} is named {e.Role}, not acknowledged yet",
        HandOverProposed e => $"{e.From} proposes to hand {e.Role} over to {e.To}",
        HandOverAcknowledged e => $"{e.To} takes {e.Role} over from {e.From}",
        RoleRelieved e => $"{e.Person} is relieved as {e.Role}: {e.Reason}",
        CommandRuleOverridden e => $"Rule {e.Rule} overridden ({e.Override}): {e.Reason}",
        AssessmentRecorded e => Assessment(e),
        HypothesisStated e => $"Hypothesis: {e.Text}",
        HypothesisConfirmed e => $"Hypothesis confirmed: {e.Evidence}",
        HypothesisDropped e => $"Hypothesis dropped: {e.Reason}",
        ScopeChanged e => $"Affected are {string.Join(", ", e.Services)}{(e.Reason is null ? "" : $": {e.Reason}")}",
        EtaGiven e => Invariant($"Expected to be resolved at {e.EtaAt:u} ({e.EtaConfidence} confidence)"),
        RootCauseIdentified e => $"Root cause identified: {e.Description}",
        FindingRecorded e => $"Finding: {e.Text}",
        DecisionTaken e => $"Decision: {e.Text}",
        FixProposed e => $"{e.Kind} proposed, by {e.ImplementedBy}: {e.Description}",
        FixValidated e => $"Fix validated by {e.ValidatedBy}",
        FixDeployed e => $"Fix deployed by {e.DeployedBy}",
        FixReverted e => $"Fix taken back: {e.Reason}",
        VerificationRecorded e => $"Verification {(e.Passed ? "passed" : "failed")}: {e.Tests}{Results(e.Results)}",
        RelatedTicketReported e => $"Ticket {e.Ticket} may be a recurrence: {e.Summary}",
        RelatedTicketsDismissed e => $"{(e.Reports.Count == 1 ? "A related ticket is" : Invariant($"{e.Reports.Count} related tickets are"))} no recurrence: {e.Reason}",
        SignalFailed e => $"Signal {e.Signal} fails",
        IncidentResolved e => Invariant($"Declared resolved; quiet since {e.StableSince:u}"),
        RecurrenceDetected e => $"It came back: {e.Reason}",
        IncidentReopened => "Reopened",
        AllClearDeclared => "All clear declared",
        TicketVolumeReported e => Invariant($"{e.Count} tickets in {e.Period.TotalMinutes:0.#} minutes, {e.Ratio} times the normal {e.Normal}"),
        MediaAttentionReported e => Invariant($"{e.Kind} attention, {e.Sentiment}: {e.Count} mentions"),
        CompensationAuthorized e => Invariant($"{e.Kind} of {e.Total.Amount} {e.Total.Currency} authorised for {e.Customers} customers"),
        _ => OfSecurity(fact),
    };

    private static string OfSecurity(object fact) => fact switch
    {
        SecurityDesignated e => $"Designated as a security incident: {e.Reason}",
        AccessGranted e => $"{e.Person} may know of the incident{Because(e.Reason)}",
        AccessRevoked e => $"{e.Person} may not know of the incident any more: {e.Reason}",
        AuditorEngaged e => $"{e.Person} is engaged as auditor: {e.Scope}",
        InvestigationPhaseChanged e => $"The investigation moves from {e.From} to {e.To}{Because(e.Note)}",
        AwarenessRecorded { FileBy: { } due } e => Invariant($"{e.By} became aware at {e.AwareAt:u}; {e.Jurisdiction} is to be told until {due:u}"),
        AwarenessRecorded e => Invariant($"{e.By} became aware at {e.AwareAt:u}, as {e.Jurisdiction} counts it"),
        FilingRecorded e => Invariant($"{e.Authority} ({e.Jurisdiction}) told by {e.By} at {e.FiledAt:u}"),
        LegalApprovalGiven e => $"{e.Kind} to {e.Audience} approved by legal counsel",
        EvidenceRegistered e => $"Evidence registered: {e.Name}, collected by {e.CollectedBy}",
        CustodyTransferred e => $"Evidence {e.EvidenceId} passes from {e.From} to {e.To}: {e.Reason}",
        ImpactRecomputed e => ImpactText(e),
        SlaExceptionGranted e => Invariant($"SLA exception ({e.Clause}) for {e.Customer} from {e.From:u} to {e.To:u}: {e.Reason}"),
        _ => OfCommand(fact),
    };

    private static string OfCommand(object fact) => fact switch
    {
        CustomerImpactDetected e => Invariant($"{e.Customers} customers found to be hit on {string.Join(", ", e.Services)} ({e.DetectedBy})"),
        ExecutiveEscalationReceived e => $"{e.ReceivedBy} received an escalation from {e.From}: {e.Reason}",
        ImpactStartCorrected e => Invariant($"Customers were first hit at {e.To:u}: {e.Reason}"),
        PolicyChanged e => $"Policy changed from {e.From} to {e.To}: {e.Reason}",
        IncidentMerged e => $"Merged into {e.SurvivorNumber}: {e.Reason}",
        IncidentsAbsorbed e => $"{string.Join(", ", e.Incidents.Select(i => i.Number))} carried on here: {e.Reason}",
        LinkedUnderRoot e => $"Linked under {e.RootNumber}, commanded by {e.Commander}: {e.Reason}",
        Unlinked e => $"Unlinked from {e.RootNumber}: {e.Reason}",
        CascadeJoined e => $"{e.Number} is linked under this incident",
        CascadeLeft e => $"{e.Number} is linked under this incident no more",
        FixOrderProposed e => $"To be fixed in this order: {string.Join(", ", e.Order.Select(i => i.Number))}",
        WorkAssigned e => $"{e.Kind} {e.Assignee} is asked to: {e.What}",
        WorkOrdered => "The commander ordered the work",
        WorkDone e => e.Outcome is null ? "Work done" : $"Work done: {e.Outcome}",
        TechnicalStatusGiven e => $"Technical status for {e.To}: {e.Text}",
        CadenceChanged e => $"Customers are told every {e.Every.InWords()}: {e.Reason}",
        CompensationRequested e => Invariant($"{e.Kind} of {e.Total.Amount} {e.Total.Currency} requested for {e.Customers} customers: {e.Reason}"),
        MaterialityDetermined e => $"Determined {(e.Material ? "material" : "not material")}: {e.Reason ?? string.Join("; ", e.Thresholds)}",
        BoardApprovalRecorded e => $"The board has approved ({e.Reference})",
        CriticalCustomerFlagged e => $"{e.Kind} customer {e.Customer} flagged: {e.Reason}",
        ChangeRecorded e => $"Change {e.Change}{(e.Service is null ? "" : $" to {e.Service}")}: {e.Description}",
        Erased e => Invariant($"Words of {(e.Facts.Count == 1 ? "1 fact" : $"{e.Facts.Count} facts")} erased{(e.Reason is null ? "" : $": {e.Reason}")}"),
        LegalHoldSet { Held: true } e => $"Legal hold set: {e.Reason}",
        LegalHoldSet e => $"Legal hold lifted: {e.Reason}",
        _ => OfUpstream(fact),
    };

    private static string OfUpstream(object fact) => fact switch
    {
        UpstreamDependencyDeclared e => $"It depends on {e.Name} (to customers: {e.PublicWording})",
        UpstreamStatusChanged e => $"Provider {e.Provider} went from {Said(e.From)} to {Said(e.To)}{(e.Words is null ? "" : $": {e.Words}")}",
        FallbackActivated e => $"{e.Service} falls back to {e.Fallback}, activated by {e.ActivatedBy}{Tested(e.LastTestedAt)}",
        UpstreamCreditRecorded e => Invariant($"{e.Provider} owes {e.Amount.Amount} {e.Amount.Currency} by {e.Clause}") + (e.PassedOn ? ", passed on to customers" : ""),
        _ => OfNight(fact),
    };

    private static string OfNight(object fact) => fact switch
    {
        DeclaredAfterHours e => $"Declared after hours of {e.Calendar}{(e.OpensAt is { } at ? Invariant($"; the day team comes at {at:u}") : "")}",
        DayHandOverDue e => Invariant($"The day team is in: {e.OpenWork} pieces of work are open, {e.WaitingTickets} tickets wait"),
        HandedToDayTeam e => $"Handed to the day team, {e.To}{(e.Tickets.Count == 0 ? "" : $", with {string.Join(", ", e.Tickets)}")}{(e.Note is null ? "" : $": {e.Note}")}",
        ScenarioApplied e => $"Scenario {e.Scenario} applied{(e.RunbookTitle is null ? "" : $"; runbook: {e.RunbookTitle}")}",
        ScenarioWebhookCalled e => $"The webhook of {e.Scenario} {(e.Accepted ? "was accepted" : "failed")}",
        RunbookStepTaken e => $"{e.By} took a step of {e.Runbook} ({e.Outcome.ToString().ToLowerInvariant()}): {e.Step}{(e.Note is null ? "" : $". {e.Note}")}",
        _ => OfSibling(fact),
    };

    private static string Said(UpstreamStatus status) => status switch
    {
        UpstreamStatus.PartialOutage => "partial outage",
        UpstreamStatus.MajorOutage => "major outage",
        _ => status.ToString().ToLowerInvariant(),
    };

    private static string Tested(DateTimeOffset? at) => at is { } tested ? Invariant($" (last tested {tested:yyyy-MM-dd})") : "";
    private static string Because(string? reason) => reason is null ? "" : $": {reason}";

    private static string OfSibling(object fact) => fact switch
    {
        ResponderPaged e => $"{e.Person} paged for {e.Reason} ({e.Channel}: {e.Outcome})",
        PageAcknowledged e => $"{e.Person} acknowledged the page for {e.Reason}",
        PageDeclined e => $"{e.Person} declined the page for {e.Reason}",
        PagesExhausted e => $"Nobody answered the pages for {e.Reason}",
        EscalationAuthorized e => $"Escalation of {e.Obligation} authorised by {e.Basis}",
        EscalationRaised e => $"{e.Obligation} escalated to {e.Position}{(e.Person is null ? "" : $", {e.Person}")}",
        ObligationOpened e => Invariant($"{e.Obligation} is owed by {e.OwedBy} until {e.Due:u}"),
        ObligationMet e => $"{e.Obligation} met",
        ObligationMissed e => Invariant($"{e.Obligation} missed; it was due at {e.Due:u}"),
        ObligationRuledMet e => $"{e.Obligation} was met in time after all",
        ObligationExtended e => Invariant($"{e.Obligation} has until {e.Due:u}: {e.Reason}"),
        ObligationWaived e => $"{e.Obligation} waived: {e.Reason}",
        ObligationCancelled e => $"{e.Obligation} is owed no more ({e.Reason})",
        WarRoomOpened e => $"War room {e.Name} opened",
        BridgeOpened => "Bridge opened",
        WarRoomStepFailed e => Invariant($"War room: {e.Step} failed {e.Attempts} times ({e.Reason}); it goes on being tried"),
        UpdateApproved e => $"{e.Kind} to {e.Audience} approved",
        UpdateSent e => $"{e.Kind} sent to {e.Audience}{(e.PreApproved ? " by itself, from the pre-approved text" : "")}{Ways(e.Channels)}",
        UpdateStopped e => $"{e.Kind} to {e.Audience} stopped: {e.Reason}",
        StatusPageChanged e => $"Status page shows {e.Status}",
        CannedResponsePublished e => $"Canned response published: {e.Title}",
        CannedResponseWithdrawn e => $"Canned response withdrawn: {e.Title}",
        TextReviewRequested e => $"{e.Of} asked about a text, answer due {e.DueAt:u}",
        TextReviewAnswered e => $"{e.Of} answered about a text: {e.Answer}",
        SocialPostRecorded e => $"Posted on {e.Network}: {e.Link}",
        LinkedTicketsAnswered e => Invariant($"Linked tickets answered and closed: {e.Closed}; closed before: {e.ClosedBefore}; not answered: {e.Failed}"),
        CustomerCallsOwed e => Invariant($"Calls are owed to {(e.Customers.Count == 1 ? "1 customer" : $"{e.Customers.Count} customers")}: {string.Join(", ", e.Customers)}"),
        CustomerCallMade e => $"Customer {e.Customer} called: {e.Outcome}",
        ReviewScheduled e => Invariant($"Review scheduled for {e.At:u}"),
        ReviewPublished e => $"Review published ({e.Distribution})",
        ActionItemOpened e => $"Action item for {e.Owner}: {e.Action}",
        ActionItemCompleted => "Action item completed",
        ErasureCarriedOut e => Invariant($"Erasure carried out by {e.Service} ({e.Facts.Count} facts of its own)"),
        _ => fact.GetType().Name,
    };

    /// <summary>Which ways an update took and which failed it; nothing where all of it arrived.</summary>
    private static string Ways(IReadOnlyList<ChannelOutcome> channels)
    {
        if (channels.All(c => c is { Failed: 0, Unknown: 0 }))
            return "";
        var took = string.Join(", ", channels.Where(c => c.Sent > 0).Select(c => c.Channel));
        return (took == "" ? "" : $" by {took}")
            + string.Concat(channels.Where(c => c.Failed > 0).Select(c => Invariant($"; {c.Channel} failed ({c.Failed})")))
            + string.Concat(channels.Where(c => c.Unknown > 0).Select(c => Invariant($"; {c.Channel} may have failed ({c.Unknown})")));
    }

    private static string Results(IReadOnlyList<VerificationTest>? results) => results is not { Count: > 0 }
        ? ""
        : $" ({string.Join(", ", results.Select(r => $"{r.Name} {r.Outcome.ToString().ToLowerInvariant()}"))})";

    private static string Fields(CustomFieldsSet e) => string.Join(
        ", ", e.Fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key} is {f.Value}").Concat(e.Cleared.Select(name => $"{name} has no value")));

    private static string Alerts(AlertsAttached e)
    {
        var names = e.Alerts.Where(a => a.Name is not null).Select(a => $"{a.Name} ({a.Source}){(a.Flapping == true ? " is flapping" : "")}").Distinct().ToList();
        return Invariant($"{(e.Count == 1 ? "1 alert" : $"{e.Count} alerts")} joined")
            + (names.Count == 0 ? "" : $": {string.Join(", ", names.Take(MostNames))}{(names.Count > MostNames ? ", …" : "")}");
    }

    private static string Assessment(AssessmentRecorded e)
    {
        IEnumerable<string?> parts =
        [
            e.Services.Count > 0 ? string.Join(", ", e.Services) : null,
            e.CustomersAffected is { } customers ? Invariant($"{customers} customers") : null,
            e.Symptoms,
            e.Hypothesis is { } hypothesis ? $"suspected: {hypothesis}" : null,
        ];
        return Invariant($"Assessment {e.Revision}: {string.Join("; ", parts.Where(p => p is not null))}");
    }

    private static string ImpactText(ImpactRecomputed e) => Invariant(
        $"Impact computed: {e.CustomersAffected} of {e.CustomersInAll} customers ({e.CustomersAffectedPercent} %), {e.SlaBreaches} SLA breaches")
        + string.Concat(e.EstimatedCredits.Select(c => Invariant($", credits of {c.Amount} {c.Currency}")));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
