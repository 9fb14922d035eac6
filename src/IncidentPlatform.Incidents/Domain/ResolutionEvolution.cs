using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>What facts of resolution make of an incident.</summary>
internal static class ResolutionEvolution
{
    internal static Incident Evolve(Incident incident, Fact fact) => fact.Data switch
    {
        FixProposed e => Proposed(incident, e),
        FixValidated e => Change(incident, e.FixId, f => f with { ValidatedBy = e.ValidatedBy }),
        FixDeployed e => Move(
            Change(incident, e.FixId, f => f with { DeployedBy = e.DeployedBy, DeployedAt = fact.RecordedAt, Reverted = false }),
            IncidentStatus.Verifying),
        FixReverted e => Move(Change(incident, e.FixId, f => f with { Reverted = true }) with { Verification = null }, IncidentStatus.Fixing),
        VerificationRecorded e => Verified(incident, e, fact.RecordedAt),
        RelatedTicketReported e => incident with { RelatedTickets = incident.RelatedTickets.With(fact.Id, e.Ticket) },
        RelatedTicketsDismissed e => incident with { RelatedTickets = incident.RelatedTickets.Without(e.Reports) },
        RecurrenceDetected { RelatedTicket: { } report } => incident with { RelatedTickets = incident.RelatedTickets.Without(report) },
        SignalFailed => Failing(incident with { SignalFailedAt = fact.RecordedAt }),
        IncidentResolved e when !incident.IsOver => incident with
        {
            Lulls = incident.Lulls is [.., { To: null }] ? incident.Lulls : [.. incident.Lulls, new Lull(e.StableSince)],
            Status = IncidentStatus.Resolved,
            ResolvedAt = fact.RecordedAt,
            Timer = incident.Timer.Stop(fact.OccurredAt),
        },
        IncidentReopened => incident with
        {
            Status = IncidentStatus.Investigating,
            Lulls = incident.Lulls is [.., { To: null } last] ? [.. incident.Lulls.SkipLast(1), last with { To = fact.RecordedAt }] : incident.Lulls,
            ReopenedAt = fact.RecordedAt,
            ResolvedAt = null,
            ClosedAt = null,
            Verification = null,
            Timer = incident.Timer.Resume(fact.OccurredAt),
        },
        AllClearDeclared when incident.Status == IncidentStatus.Resolved =>
            incident with { Status = IncidentStatus.Closed, ClosedAt = fact.RecordedAt },
        _ => incident,
    };

    private static Incident Proposed(Incident incident, FixProposed e)
    {
        var known = incident.Fixes.Any(f => f.Id == e.FixId)
            ? incident
            : incident with { Fixes = [.. incident.Fixes, new Fix(e.FixId, e.Kind, e.Description, e.ImplementedBy)] };
        return known.Status is > IncidentStatus.Proposed and < IncidentStatus.Fixing ? known with { Status = IncidentStatus.Fixing } : known;
    }

    private static Incident Verified(Incident incident, VerificationRecorded e, DateTimeOffset at)
    {
        var verified = incident with { Verification = new Verification(e.Passed, e.Signals, at) };
        if (!e.Passed)
        {
            return Failing(verified);
        }

        return verified.Fixes.Any(f => f.Stands) ? Move(verified, IncidentStatus.Verifying) : verified;
    }

    private static Incident Failing(Incident incident) =>
        incident.Status == IncidentStatus.Verifying ? incident with { Status = IncidentStatus.Fixing } : incident;

    /// <summary>Only while it is worked on: neither what is only proposed nor what is resolved moves.</summary>
    private static Incident Move(Incident incident, IncidentStatus to) =>
        incident.Status is > IncidentStatus.Proposed and < IncidentStatus.Resolved ? incident with { Status = to } : incident;

    private static Incident Change(Incident incident, Guid fix, Func<Fix, Fix> change) =>
        incident with { Fixes = [.. incident.Fixes.Select(f => f.Id == fix ? change(f) : f)] };
}
