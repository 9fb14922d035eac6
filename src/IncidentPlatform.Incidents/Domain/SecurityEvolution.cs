using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>What facts of security make of an incident.</summary>
internal static class SecurityEvolution
{
    internal static Incident Evolve(Incident incident, Fact fact) => (incident.Security, fact.Data) switch
    {
        (null, SecurityDesignated e) => incident with
        {
            Security = new SecurityStanding(fact.RecordedAt, [.. e.Named.Distinct()], [], InvestigationPhases.First),
        },
        ({ } s, AccessGranted e) => incident with { Security = s with { Granted = [.. s.Granted.Union([e.Person])] } },
        ({ } s, AccessRevoked e) => incident with
        {
            Security = s with { Granted = [.. s.Granted.Except([e.Person])], Auditors = [.. s.Auditors.Except([e.Person])] },
        },
        ({ } s, AuditorEngaged e) => incident with { Security = s with { Auditors = [.. s.Auditors.Union([e.Person])] } },
        ({ } s, InvestigationPhaseChanged e) => incident with { Security = s with { Phase = e.To, InvestigationComplete = e.Complete } },
        ({ } s, EvidenceRegistered e) when !s.Custodians.ContainsKey(e.EvidenceId) => Kept(incident, s, e.EvidenceId, e.CollectedBy),
        ({ } s, CustodyTransferred e) => Kept(incident, s, e.EvidenceId, e.To),
        _ => incident,
    };

    /// <summary>After any fact: who holds a role, or is asked to take one, is named by that.</summary>
    internal static Incident Name(Incident incident)
    {
        if (incident.Security is not { } s)
        {
            return incident;
        }

        string[] named = [.. s.Granted.Union(s.Auditors).Union(incident.Roles.Values.Select(h => h.Person)).Union(incident.HandOvers.Values.Select(h => h.To)).Order(StringComparer.Ordinal)];
        return s.Named.SequenceEqual(named) ? incident : incident with { Security = s with { Named = named } };
    }

    private static Incident Kept(Incident incident, SecurityStanding s, Guid evidence, string person) =>
        incident with { Security = s with { Custodians = new Dictionary<Guid, string>(s.Custodians) { [evidence] = person } } };
}
