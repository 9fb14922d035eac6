using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Timers;

/// <summary>A proposal can be decided no longer.</summary>
public sealed record ProposalExpires
{
    public const string Kind = "proposal-expires";

    public static IEnumerable<Due> With(Fact fact)
    {
        if (fact.Data is IncidentProposed proposed)
        {
            yield return new Due(Kind, new ProposalExpires(), proposed.ExpiresAt);
        }
    }
}

public sealed class ProposalExpiresTimer : ITimer<ProposalExpires>
{
    public Task Fire(ProposalExpires payload, Firing firing, CancellationToken ct) =>
        firing.Append<Incident>(firing.StreamId, (incident, now) => incident is null ? Decision.Nothing : Proposals.Expire(incident, now), ct);
}
