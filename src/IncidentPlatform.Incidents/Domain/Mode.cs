namespace IncidentPlatform.Incidents.Domain;

/// <summary>How seriously an incident is meant; nothing leaves the platform unless it is live.</summary>
public enum Mode
{
    Live,
    Test,
    Retrospective,
    Drill,
}
