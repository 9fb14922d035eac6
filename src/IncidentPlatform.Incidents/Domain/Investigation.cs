using System.Text.RegularExpressions;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>The investigation of a security incident, and what regulators have to be told.</summary>
public static partial class Investigation
{
    /// <summary>Only the security lead says how far the investigation is; it may go back.</summary>
    public static Decision ChangePhase(Incident incident, string phase, string? note, Actor by)
    {
        if (Secrecy.NotDesignated(incident) is { } refused)
        {
            return refused;
        }

        if (InvestigationPhases.Find(phase) is not { } to)
        {
            return Refusals.Invalid(
                "unknown-phase", $"There is no phase '{phase}'.", $"The phases are {string.Join(", ", InvestigationPhases.All.Select(p => p.Name))}.");
        }

        var lead = incident.HolderOf(IncidentRoles.SecurityLead)?.Person;
        if (!by.IsPerson(lead))
        {
            return new Rejection(
                "only-security-lead", lead is null ? "Nobody is the security lead, who says how far the investigation is." : $"Only the security lead, {lead}, says how far the investigation is.",
                lead is null ? "Assign a security lead first." : "Ask the security lead.", RejectionKind.Forbidden);
        }

        var from = incident.Security!.Phase;
        return from == to.Name ? Decision.Nothing : Decision.Record(new InvestigationPhaseChanged(from, to.Name, to.Complete, note));
    }

    /// <summary>Starts the clock of each jurisdiction from when the organisation knew, not from when somebody writes it down.</summary>
    public static Decision RecordAwareness(
        Incident incident, IReadOnlyList<string> jurisdictions, DateTimeOffset? awareAt, string by, string? what, DateTimeOffset now)
    {
        var refused = Secrecy.NotDesignated(incident)
            ?? (jurisdictions.Count == 0 ? Refusals.Invalid("jurisdiction-missing", "No jurisdiction is named.", "Name at least one, for example gdpr.") : null)
            ?? jurisdictions.Select(NoJurisdiction).FirstOrDefault(r => r is not null)
            ?? Refusals.Missing("by", by)
            ?? Refusals.InTheFuture(awareAt, now);
        if (refused is not null)
        {
            return refused;
        }

        var at = awareAt ?? now;
        return Decision.Record(jurisdictions.Distinct().Select(j => new NewFact(new AwarenessRecorded(j, at, by, at + ClockOf(incident, j), what), at)));
    }

    public static Decision RecordFiling(Incident incident, FilingRecorded filing, DateTimeOffset now)
    {
        var refused = Secrecy.NotDesignated(incident)
            ?? NoJurisdiction(filing.Jurisdiction)
            ?? Refusals.Missing("authority", filing.Authority)
            ?? Refusals.Missing("by", filing.By)
            ?? Refusals.InTheFuture(filing.FiledAt, now);
        return refused is not null ? refused : Decision.Record(new NewFact(filing, filing.FiledAt));
    }

    /// <summary>How long the adopted policy gives; null where it has no clock for this jurisdiction.</summary>
    private static TimeSpan? ClockOf(Incident incident, string jurisdiction) => incident.Policy?.Obligations
        .Where(o => o.OpenedBy.Any(m => m.Type == nameof(AwarenessRecorded) && m.Where?.GetValueOrDefault("jurisdiction") == jurisdiction))
        .Select(o => (TimeSpan?)o.Due)
        .Min();

    private static Rejection? NoJurisdiction(string name) => JurisdictionName().IsMatch(name)
        ? null
        : Refusals.Invalid("jurisdiction-name", "A jurisdiction is named in kebab case.", "Write it as gdpr, or us-ca.");

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+){0,5}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex JurisdictionName();
}
