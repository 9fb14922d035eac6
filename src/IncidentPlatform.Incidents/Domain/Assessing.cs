using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>What is known of scope, impact, cause and time. Known late is better than never: taken in any status.</summary>
public static class Assessing
{
    /// <summary>Records the next revision; the same said again records nothing.</summary>
    public static Decision Assess(Incident incident, AssessmentRecorded assessment, DateTimeOffset? occurredAt, DateTimeOffset now)
    {
        if ((Fault(assessment) ?? Refusals.InTheFuture(occurredAt, now)) is { } refused)
        {
            return refused;
        }

        return assessment.SaysTheSameAs(incident.Assessment)
            ? Decision.Nothing
            : Decision.Record(new NewFact(assessment with { Revision = (incident.Assessment?.Revision ?? 0) + 1 }, occurredAt));
    }

    public static Decision StateHypothesis(string text, DateTimeOffset? occurredAt, DateTimeOffset now) =>
        Tell("text", text, new HypothesisStated(text), occurredAt, now);

    public static Decision RecordFinding(string text, DateTimeOffset? occurredAt, DateTimeOffset now) =>
        Tell("text", text, new FindingRecorded(text), occurredAt, now);

    public static Decision RecordDecision(string text, DateTimeOffset? occurredAt, DateTimeOffset now) =>
        Tell("text", text, new DecisionTaken(text), occurredAt, now);

    public static Decision IdentifyRootCause(RootCauseIdentified cause, DateTimeOffset? occurredAt, DateTimeOffset now) =>
        Tell("description", cause.Description, cause, occurredAt, now);

    public static Decision GiveEta(Incident incident, EtaGiven eta, DateTimeOffset now)
    {
        if (incident.IsOver || incident.Status == IncidentStatus.Resolved)
        {
            return new Rejection("nothing-to-wait-for", "The incident is resolved or over.", "Report a recurrence if it came back.");
        }

        return eta.EtaAt < now
            ? Refusals.Invalid("eta-in-the-past", $"etaAt {eta.EtaAt:O} has passed.", "Give the time at which it should be resolved.")
            : Decision.Record(eta);
    }

    private static Decision Tell(string member, string text, object fact, DateTimeOffset? occurredAt, DateTimeOffset now) =>
        (Refusals.Missing(member, text) ?? Refusals.InTheFuture(occurredAt, now)) is { } refused
            ? refused
            : Decision.Record(new NewFact(fact, occurredAt));

    private static Rejection? Fault(AssessmentRecorded a)
    {
        var fault = a switch
        {
            { CustomersAffected: < 0 } => "customersAffected is below 0",
            { CustomersAffectedPercent: < 0 or > 100 } => "customersAffectedPercent is not between 0 and 100",
            { EstimatedRevenueLoss.Amount: < 0 } => "estimatedRevenueLoss is below 0",
            { EstimatedRevenueLoss.Currency.Length: not 3 } => "the currency of estimatedRevenueLoss is not an ISO 4217 code",
            { SlaBreaches: < 0 } => "slaBreaches is below 0",
            { EtaAt: not null, EtaConfidence: null } => "etaAt has no etaConfidence",
            { EtaAt: null, EtaConfidence: not null } => "etaConfidence has no etaAt",
            _ => null,
        };
        return fault is null ? null : Refusals.Invalid("assessment-invalid", $"In the assessment {fault}.", "Leave out what is not known; correct the rest.");
    }
}
