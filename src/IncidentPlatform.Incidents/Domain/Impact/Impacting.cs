using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain.Impact;

/// <summary>What is recorded of the impact: the computed numbers when they mean something new, and exceptions from SLAs.</summary>
public static class Impacting
{
    /// <summary>Most exceptions of one incident.</summary>
    public const int MostExceptions = 500;

    /// <summary>Records computed numbers; nothing where the catalogue knows no customers, or where they say what is known.</summary>
    public static Decision Recompute(Incident incident, ImpactRecomputed computed)
    {
        var meaningless = computed.CustomersInAll == 0
            || incident.Status is IncidentStatus.Cancelled or IncidentStatus.Merged
            || (computed.Because == ImpactReason.TimePassed && incident.Status == IncidentStatus.Resolved);
        // The scope that was read may have changed before the lock was had: then another computation is due.
        return meaningless || !computed.Services.SequenceEqual(incident.Services) || SaysTheSame(incident.Impact, computed)
            ? Decision.Nothing
            : Decision.Record([computed, .. Materiality.Reaches(incident with { Impact = computed })]);
    }

    /// <summary>Only the support lead of the incident grants an exception.</summary>
    public static Decision Grant(Incident incident, SlaExceptionGranted exception, Actor by)
    {
        var lead = incident.HolderOf(IncidentRoles.SupportLead)?.Person;
        if (!by.IsPerson(lead))
        {
            return new Rejection(
                "only-support-lead",
                lead is null ? "SLA exceptions are granted by the support lead, and nobody is." : $"SLA exceptions are granted by the support lead, {lead}.",
                lead is null ? "Assign a support lead first." : "Ask the support lead.",
                RejectionKind.Forbidden);
        }

        if (incident.SlaExceptions.Contains(exception))
        {
            return Decision.Nothing;
        }

        if (Refusals.Missing("reason", exception.Reason) is { } missing)
        {
            return missing;
        }

        if (exception.To <= exception.From)
        {
            return Refusals.Invalid("period-empty", "The period of the exception ends before it starts.", "Give from and to, from before to.");
        }

        return incident.SlaExceptions.Count >= MostExceptions
            ? new Rejection("too-many-exceptions", $"The incident has {MostExceptions} SLA exceptions.", "Change the contract in the catalogue instead.")
            : Decision.Record(exception);
    }

    internal static Incident Evolve(Incident incident, Fact fact) => fact.Data switch
    {
        ImpactRecomputed e => incident with { Impact = e, ImpactFact = fact.Id },
        SlaExceptionGranted e => incident with { SlaExceptions = [.. incident.SlaExceptions, e] },
        _ => incident,
    };

    /// <summary>
    /// The clock alone moves the end of the window and the revenue lost: no news by themselves. The next breach stays where it was unless
    /// something else changed; where it did, its time is watched for next.
    /// </summary>
    private static bool SaysTheSame(ImpactRecomputed? known, ImpactRecomputed computed) =>
        known is not null
        && computed.Because is not (ImpactReason.Resolved or ImpactReason.Reopened)
        && (known.CustomersAffected, known.CustomersInAll, known.SlaBreaches, known.SlaBreachRisk, known.SlaExceptions)
            == (computed.CustomersAffected, computed.CustomersInAll, computed.SlaBreaches, computed.SlaBreachRisk, computed.SlaExceptions)
        && known.Services.SequenceEqual(computed.Services)
        && known.Dependents.SequenceEqual(computed.Dependents)
        && known.EstimatedCredits.SequenceEqual(computed.EstimatedCredits)
        && IsAbout(known.NextBreachAt, computed.NextBreachAt);

    private static bool IsAbout(DateTimeOffset? one, DateTimeOffset? other) =>
        one is { } a && other is { } b ? (a - b).Duration() < TimeSpan.FromMinutes(1) : one is null && other is null;
}
