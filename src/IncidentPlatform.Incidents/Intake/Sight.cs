using IncidentPlatform.Incidents.Intake.Routing;

namespace IncidentPlatform.Incidents.Intake;

/// <summary>An alert as it stands in a row of intake.</summary>
/// <param name="Id">The alert it is a sight of.</param>
/// <param name="Routed">What becomes of it, by the rules.</param>
internal sealed record Sight(IntakeRow Row, AlertSource Source, ReceivedAlert Alert, Guid Id, Routed Routed)
{
    public AlertFields Fields => new(Source, Alert, Routed.Service);
}
