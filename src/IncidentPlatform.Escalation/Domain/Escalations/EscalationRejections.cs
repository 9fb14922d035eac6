using IncidentPlatform.Escalation.Domain.Obligations;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Escalation.Domain.Escalations;

internal static class EscalationRejections
{
    public static Rejection CommanderAuthorizes { get; } = new(
        "commander-authorises-escalation",
        "Only the current commander authorises an escalation to executives.",
        "Ask the commander, or take command first; unanswered, the escalation goes by policy.",
        RejectionKind.Forbidden);

    public static Rejection NotAsked(Obligation obligation) => new(
        "escalation-not-asked",
        $"The obligation {obligation.Kind} asks for no escalation as it stands.",
        "Wait until it is missed, or page the person directly with POST /incidents/{id}/pages.");
}
