using IncidentPlatform.Client.Communications;
using IncidentPlatform.Client.Escalation;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Client.PostMortems;

namespace IncidentPlatform.Client;

/// <summary>The four services together, for those who speak to all of them.</summary>
public sealed record Platform(IIncidents Incidents, ICommunications Communications, IEscalation Escalation, IPostMortems PostMortems)
{
    /// <summary>The services by name, as operators know them.</summary>
    public IReadOnlyDictionary<string, IOperations> Services { get; } = new Dictionary<string, IOperations>
    {
        [Contracts.Origins.Incidents] = Incidents,
        [Contracts.Origins.Communications] = Communications,
        [Contracts.Origins.Escalation] = Escalation,
        [Contracts.Origins.PostMortems] = PostMortems,
    };
}
