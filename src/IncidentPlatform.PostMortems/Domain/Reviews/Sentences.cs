using System.Text.RegularExpressions;
using IncidentPlatform.PostMortems.Domain.Evidence;

namespace IncidentPlatform.PostMortems.Domain.Reviews;

/// <summary>Each kind of fact as a sentence; one that is not known here by its name.</summary>
internal static partial class Sentences
{
    public static string Of(object data) =>
        Declaration(data) ?? Command(data) ?? Cascade(data) ?? Outside(data) ?? Business(data) ?? Resolution(data) ?? Communications(data) ?? Escalation(data)
        ?? Learning(data) ?? Security(data)
        ?? Name((data as OtherFact)?.Type ?? data.GetType().Name);

    private static string? Declaration(object data) => data switch
    {
        IncidentDeclared d => $"{d.Severity} declared: {d.Title}",
        IncidentProposed p => $"Proposed as {p.Severity}, to be decided until {Wording.Minute(p.ExpiresAt)}: {p.Title}",
        ProposalDeclined p => $"Declined: {p.Reason}",
        ProposalExpired => "Not decided in time",
        PolicyChanged p => $"Policy changed from {p.From} to {p.To}: {p.Reason}",
        SeverityChanged s => $"Severity {s.From} to {s.To}: {s.Reason}",
        IncidentRetitled r => $"Retitled: {r.Title}",
        IncidentCancelled c => $"Cancelled: {c.Reason}",
        AlertsAttached a => $"{Wording.Many(a.Count, "alert")} attached ({Wording.List(Names(a))})",
        NoteAdded n => $"Note: {n.Text}",
        CustomerImpactDetected c => $"Impact on customers detected by {c.DetectedBy}: {Wording.Many(c.Customers, "customer")}, {Wording.List(c.Services)}",
        ExecutiveEscalationReceived e => $"Escalation from {e.From} received by {e.ReceivedBy}: {e.Reason}",
        ImpactStartCorrected i => $"Impact began at {Wording.Minute(i.To)}: {i.Reason}",
        Evidence.Erased e => $"Words of {Wording.Many(e.Facts.Count, "fact")} erased ({Wording.Plain(e.Basis)})",
        ErasureCarriedOut e => $"Erasure carried out by {Wording.Plain(e.Service)}",
        LegalHoldSet h => $"Legal hold {(h.Held ? "set" : "lifted")}: {h.Reason}",
        PrivilegedNoteAdded => "Privileged note",
        FactPinned => "A fact was pinned",
        FactUnpinned => "A fact was unpinned",
        IncidentTyped t => $"Type of incident: {t.Type}",
        CustomFieldsSet { Fields: { Count: > 0 } fields } => $"Custom fields set: {Wording.List([.. fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key} {f.Value}")])}",
        CustomFieldsSet => "Custom fields set",
        FactCorrected c => $"Correction: {c.Reason}",
        ConsequenceRefused r => $"Refused by rule {r.Rule}: {r.WayOn}",
        AssessmentRecorded a => $"Assessment {a.Revision}{(a.Symptoms is null ? "" : $": {a.Symptoms}")}",
        HypothesisStated h => $"Hypothesis: {h.Text}",
        HypothesisConfirmed h => $"Hypothesis confirmed: {h.Evidence}",
        HypothesisDropped h => $"Hypothesis dropped: {h.Reason}",
        ScopeChanged s => $"Affected: {Wording.List(s.Services)}{(s.Reason is null ? "" : $" ({s.Reason})")}",
        EtaGiven e => $"Expected to be resolved by {Wording.Minute(e.EtaAt)}, confidence {e.EtaConfidence}",
        RootCauseIdentified r => $"Root cause identified: {r.Description}",
        _ => null,
    };

    /// <summary>What the alerts are called; by their groups where that was not recorded yet.</summary>
    private static IReadOnlyList<string> Names(AlertsAttached attached) =>
        attached.Alerts.Any(a => a.Name is not null) ? [.. attached.Alerts.Select(a => a.Name ?? a.Key).Distinct()] : attached.Groups;

    private static string? Command(object data) => data switch
    {
        RoleAssigned r => $"{r.Person} is {Wording.Plain(r.Role)}, by {Wording.Plain(r.Basis)}",
        HandOverProposed h => $"Hand-over of {Wording.Plain(h.Role)} proposed, {h.From} to {h.To}",
        HandOverAcknowledged h => $"Hand-over of {Wording.Plain(h.Role)} acknowledged, {h.From} to {h.To}",
        RoleRelieved r => $"{r.Person} relieved as {Wording.Plain(r.Role)}: {r.Reason}",
        CommandRuleOverridden o => $"Rule {o.Rule} overridden ({o.Override}): {o.Reason}",
        WorkAssigned w => $"Work for {w.Assignee}: {w.What}",
        WorkOrdered w => $"Order of {Wording.Many(w.Order.Count, "open work item")} set",
        WorkDone w => $"Work done{(w.Outcome is null ? "" : $": {w.Outcome}")}",
        TechnicalStatusGiven s => $"Technical status: {s.Text}",
        CadenceChanged c => $"Updates at least every {Wording.Length(c.Every)}: {c.Reason}",
        _ => null,
    };

    private static string? Cascade(object data) => data switch
    {
        LinkedUnderRoot l => $"Linked under {l.RootNumber}, commanded by {l.Commander}: {l.Reason}",
        Unlinked u => $"Unlinked from {u.RootNumber}: {u.Reason}",
        CascadeJoined c => $"{c.Number} linked under this incident",
        CascadeLeft c => $"{c.Number} unlinked from this incident",
        FixOrderProposed f => $"Order of fixes: {Wording.List(f.Order.Select(o => o.Number))}",
        IncidentMerged m => $"Merged into {m.SurvivorNumber}: {m.Reason}",
        IncidentsAbsorbed a => $"Merged into this incident: {Wording.List(a.Incidents.Select(i => i.Number))}: {a.Reason}",
        _ => null,
    };

    private static string? Outside(object data) => data switch
    {
        UpstreamDependencyDeclared u => $"Depends on {u.Name}",
        UpstreamStatusChanged u => $"{u.Provider} changed from {Wording.Plain(u.From)} to {Wording.Plain(u.To)}{(u.Words is null ? "" : $": {u.Words}")}",
        FallbackActivated f => $"Fallback {f.Fallback} of {f.Service} activated by {f.ActivatedBy}",
        UpstreamCreditRecorded c => $"Credit of {Wording.Money(c.Amount)} from {c.Provider} ({c.Clause}){(c.PassedOn ? ", passed on" : "")}",
        DeclaredAfterHours d => $"Declared after hours, by the calendar {d.Calendar}",
        DayHandOverDue d => $"Hand-over to the day team due: {Wording.Many(d.OpenWork, "open work item")}, {Wording.Many(d.WaitingTickets, "waiting ticket")}",
        HandedToDayTeam h => $"Handed to {h.To}: {Wording.Many(h.Tickets.Count, "ticket")}{(h.Note is null ? "" : $": {h.Note}")}",
        ScenarioApplied s => $"Scenario {s.Scenario} applied",
        ScenarioWebhookCalled s => $"Webhook of scenario {s.Scenario} {(s.Accepted ? "accepted" : "not accepted")}",
        RunbookStepTaken r => $"{r.Runbook}: {r.Step}, by {r.By}: {r.Outcome}",
        _ => null,
    };

    private static string? Business(object data) => data switch
    {
        ImpactRecomputed i => $"Impact computed: {Wording.Many(i.CustomersAffected, "customer")} in {Wording.Length(i.Downtime)}, SLA breached for {Wording.Number(i.SlaBreaches)}",
        SlaExceptionGranted e => $"SLA exception for {e.Customer} ({e.Clause}): {e.Reason}",
        TicketVolumeReported t => $"{Wording.Many(t.Count, "ticket")} in {Wording.Length(t.Period)}, {Wording.Number(t.Ratio)} times normal",
        MediaAttentionReported m => $"Attention ({m.Kind}, {m.Sentiment}): {Wording.Many(m.Count, "mention")}{(m.Link is null ? "" : $", {m.Link}")}",
        CompensationRequested c => $"Compensation ({Wording.Plain(c.Kind)}) of {Wording.Money(c.Total)} requested for {Wording.Many(c.Customers, "customer")}: {c.Reason}",
        MaterialityDetermined m => $"Determined {(m.Material ? "material" : "not material")}: {m.Reason ?? Wording.List(m.Thresholds)}",
        BoardApprovalRecorded b => $"Approved by the board ({b.Reference})",
        CriticalCustomerFlagged c => $"Critical customer ({c.Kind}): {c.Customer}: {c.Reason}",
        ChangeRecorded c => $"Change {c.Change}{(c.Service is null ? "" : $" to {c.Service}")}: {c.Description}",
        CompensationAuthorized c => $"Compensation ({Wording.Plain(c.Kind)}) of {Wording.Money(c.Total)} authorised for {Wording.Many(c.Customers, "customer")}",
        _ => null,
    };

    private static string? Resolution(object data) => data switch
    {
        FindingRecorded f => $"Finding: {f.Text}",
        DecisionTaken d => $"Decision: {d.Text}",
        FixProposed f => $"Proposed by {f.ImplementedBy} ({f.Kind}): {f.Description}",
        FixValidated f => $"Fix validated by {f.ValidatedBy}",
        FixDeployed f => $"Fix deployed by {f.DeployedBy}",
        FixReverted f => $"Fix reverted: {f.Reason}",
        VerificationRecorded v => $"Verification {(v.Passed ? "passed" : "failed")}: {v.Tests}",
        SignalFailed s => $"Signal {s.Signal} failed",
        IncidentResolved r => $"Declared resolved, stable since {Wording.Minute(r.StableSince)}",
        RelatedTicketReported t => $"Related ticket {t.Ticket}: {t.Summary}",
        RelatedTicketsDismissed t => $"{Wording.Many(t.Reports.Count, "related ticket")} dismissed: {t.Reason}",
        RecurrenceDetected r => $"Recurrence: {r.Reason}",
        IncidentReopened r => $"Reopened: {r.Reason}",
        AllClearDeclared a => $"All clear, watched since {Wording.Minute(a.WatchedSince)}",
        _ => null,
    };

    private static string? Communications(object data) => data switch
    {
        WarRoomOpened w => $"War room {w.Name} opened, {w.Invited.Count} invited",
        BridgeOpened => "Bridge opened",
        WarRoomStepFailed w => $"War room: {Wording.Plain(w.Step)} failed {w.Attempts} times ({w.Reason})",
        UpdateApproved u => $"Update to {u.Audience} approved ({Wording.Plain(u.Kind)})",
        UpdateSent u => $"Update to {u.Audience} {(u.Left ? "sent" : "not delivered")} ({Wording.Plain(u.Kind)}{(u.PreApproved ? ", pre-approved text" : "")}): {Wording.List(u.Channels.Select(Delivery))}",
        UpdateStopped u => $"Update to {u.Audience} stopped: {u.Reason}",
        StatusPageChanged s => $"Status page: {s.Status}",
        CannedResponsePublished c => $"Canned response published: {c.Title}",
        CannedResponseWithdrawn c => $"Canned response withdrawn: {c.Title}",
        TextReviewRequested r => $"{Wording.Plain(r.Of)} asked about a text, due {Wording.Minute(r.DueAt)}",
        TextReviewAnswered r => $"{Wording.Plain(r.Of)} answered about a text: {r.Answer}",
        SocialPostRecorded p => $"Posted on {p.Network}: {p.Link}",
        LinkedTicketsAnswered a => $"{Wording.Many(a.Closed, "linked ticket")} answered and closed ({Wording.Number(a.ClosedBefore)} closed before, {Wording.Number(a.Failed)} not answered)",
        CustomerCallsOwed o => $"Calls owed to {Wording.Many(o.Customers.Count, "customer")}: {Wording.List(o.Customers)}",
        CustomerCallMade m => $"Customer {m.Customer} called: {Wording.Plain(m.Outcome)}",
        _ => null,
    };

    private static string Delivery(Channel channel) =>
        $"{channel.Name} {channel.Sent} sent{(channel.Failed > 0 ? $" {channel.Failed} failed" : "")}{(channel.Unknown > 0 ? $" {channel.Unknown} unknown" : "")}";

    private static string? Escalation(object data) => data switch
    {
        ResponderPaged p => $"{p.Person} paged by {p.Channel} ({Wording.Plain(p.Reason)}): {p.Outcome}",
        PageAcknowledged p => $"{p.Person} acknowledged the page ({Wording.Plain(p.Reason)})",
        PageDeclined p => $"{p.Person} declined the page ({Wording.Plain(p.Reason)})",
        PagesExhausted p => $"Everyone was paged and nobody acknowledged ({Wording.Plain(p.Reason)})",
        EscalationAuthorized e => $"Escalation of {Wording.Plain(e.Obligation)} authorised by {e.Basis}",
        EscalationRaised e => $"Escalation of {Wording.Plain(e.Obligation)} raised to {Wording.Plain(e.Position)}{(e.Person is null ? "" : $" ({e.Person})")}",
        ObligationOpened o => $"Owed by {Wording.Plain(o.OwedBy)}: {Wording.Plain(o.Obligation)}, due {Wording.Minute(o.Due)}",
        ObligationMet o => $"Met: {Wording.Plain(o.Obligation)}",
        ObligationMissed o => $"Missed: {Wording.Plain(o.Obligation)}, due {Wording.Minute(o.Due)}",
        ObligationRuledMet o => $"Ruled met: {Wording.Plain(o.Obligation)}",
        ObligationCancelled o => $"No longer owed: {Wording.Plain(o.Obligation)}: {o.Reason}",
        ObligationExtended o => $"More time: {Wording.Plain(o.Obligation)}, due {Wording.Minute(o.Due)}: {o.Reason}",
        ObligationWaived o => $"Waived: {Wording.Plain(o.Obligation)}: {o.Reason}",
        _ => null,
    };

    private static string? Security(object data) => data switch
    {
        SecurityDesignated s => $"Designated as a security incident: {s.Reason}",
        AccessGranted a => $"{a.Person} was named",
        AccessRevoked a => $"{a.Person} is named no more: {a.Reason}",
        AuditorEngaged a => $"{a.Person} engaged as auditor: {a.Scope}",
        InvestigationPhaseChanged i => $"Investigation: {i.From} to {i.To}",
        AwarenessRecorded a => $"{a.By} became aware at {Wording.Minute(a.AwareAt)} ({a.Jurisdiction}){(a.FileBy is { } due ? $", to be told until {Wording.Minute(due)}" : "")}",
        FilingRecorded f => $"{f.Authority} told at {Wording.Minute(f.FiledAt)} ({f.Jurisdiction})",
        LegalApprovalGiven l => $"Update to {l.Audience} let out by legal counsel ({Wording.Plain(l.Kind)})",
        EvidenceRegistered e => $"Evidence registered: {e.Name}, collected by {e.CollectedBy}",
        CustodyTransferred c => $"Evidence passed from {c.From} to {c.To}",
        _ => null,
    };

    private static string? Learning(object data) => data switch
    {
        ReviewScheduled r => $"Review scheduled for {Wording.Minute(r.At)}",
        ReviewPublished r => $"Review published ({r.Distribution}), as of stream version {r.StreamVersion}",
        ActionItemOpened a => $"Action item for {a.Owner}, due {Wording.Day(a.Due)}: {a.Action}",
        ActionItemCompleted => "Action item completed",
        _ => null,
    };

    private static string Name(string type)
    {
        var words = Capitals().Replace(type, " $0").Trim().ToLowerInvariant();
        return words.Length == 0 ? "A fact" : Wording.Sentence(words);
    }

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capitals();
}
