using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>What facts of providers outside make of an incident.</summary>
internal static class UpstreamEvolution
{
    internal static Incident Evolve(Incident incident, Fact fact) => incident with { Upstream = Evolve(incident.Upstream, fact) };

    private static Upstream Evolve(Upstream upstream, Fact fact) => fact.Data switch
    {
        UpstreamDependencyDeclared e => upstream with
        {
            Dependencies = upstream.Dependencies.With(
                e.Provider,
                upstream.Dependencies.GetValueOrDefault(e.Provider) is { } known
                    ? known with { Name = e.Name, PublicWording = e.PublicWording }
                    : new UpstreamDependency(fact.Id, e.Name, e.PublicWording)),
        },
        UpstreamStatusChanged e when upstream.Dependencies.GetValueOrDefault(e.Provider) is { } known => upstream with
        {
            Dependencies = upstream.Dependencies.With(e.Provider, known with { Status = e.To, Words = e.Words, Link = e.Link, ChangedAt = fact.RecordedAt }),
        },
        FallbackActivated e => upstream with { Fallbacks = upstream.Fallbacks.With(e.Service, e.Fallback) },
        UpstreamCreditRecorded e => upstream with
        {
            Credits = [.. upstream.Credits, new UpstreamCredit(e.CreditId, e.Provider, e.Amount, e.PassedOn, e.CompensationId)],
        },
        _ => upstream,
    };
}
