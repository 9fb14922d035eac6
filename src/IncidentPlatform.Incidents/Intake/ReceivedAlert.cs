using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Intake;

/// <summary>One alert as a source sent it, in our words.</summary>
/// <param name="Key">De-duplication key within the source.</param>
/// <param name="Group">Key of the group it was sent in.</param>
/// <param name="Name">Name of the rule that fired.</param>
/// <param name="Summary">What it says, in a few words.</param>
/// <param name="StartedAt">When the source says it started; null where it does not say.</param>
public sealed record ReceivedAlert(
    string Key,
    string Group,
    AlertStatus Status,
    string Name,
    string? Summary,
    DateTimeOffset? StartedAt,
    IReadOnlyDictionary<string, string> Labels);

/// <summary>A webhook that waits to be committed.</summary>
/// <param name="Alerts">Its alerts as JSON.</param>
/// <param name="Trace">The request's trace context; empty where there is none.</param>
public sealed record ReceivedWebhook(string Source, string BodyHash, string Alerts, string Trace, DateTimeOffset ReceivedAt);
