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

        if (assessment.SaysTheSameAs(incident.Assessment))
        {
            return Decision.Nothing;
        }

        var revision = assessment with { Revision = (incident.Assessment?.Revision ?? 0) + 1 };
        return Decision.Record(
        [
            new NewFact(revision, occurredAt),
            .. Scope(incident, assessment.Services, null).Select(scope => new NewFact(scope, occurredAt)),
            .. Materiality.Reaches(incident with { Assessment = revision }),
        ]);
    }

    /// <summary>Which services it affects, where that is all that is known anew.</summary>
    public static Decision ChangeScope(Incident incident, IReadOnlyList<string> services, string? reason, DateTimeOffset? occurredAt, DateTimeOffset now)
    {
        if (services.Count == 0 || services.Any(string.IsNullOrWhiteSpace))
        {
            return Refusals.Invalid("scope-empty", "No service is named, or one without a name.", "Name all services that are affected; cancel the incident where none is.");
        }

        return Refusals.InTheFuture(occurredAt, now) is { } refused
            ? refused
            : Decision.Record(Scope(incident, [.. services.Distinct()], reason).Select(scope => new NewFact(scope, occurredAt)));
    }

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

    /// <summary>The change of scope; none where the same services are named, or none at all.</summary>
    private static IEnumerable<ScopeChanged> Scope(Incident incident, IReadOnlyList<string> services, string? reason)
    {
        string[] added = [.. services.Except(incident.Services)];
        string[] removed = services.Count == 0 ? [] : [.. incident.Services.Except(services)];
        return added.Length + removed.Length == 0 ? [] : [new ScopeChanged(services, added, removed, reason)];
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
