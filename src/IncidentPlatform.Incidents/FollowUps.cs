using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Effects;
using IncidentPlatform.Incidents.Impact;
using IncidentPlatform.Incidents.Timers;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents;

/// <summary>What becomes due with a fact of an incident.</summary>
internal static class FollowUps
{
    public static IEnumerable<Due> Of(Fact fact, Incident incident) =>
    [
        .. RecomputeImpact.With(fact, incident),
        .. WatchUpstream.With(fact, incident),
        .. AskDayTeam.With(fact),
        .. ProposalExpires.With(fact),
        .. TellOfChanges.With(fact),
        .. CallScenarioWebhook.With(fact, incident),
    ];
}
