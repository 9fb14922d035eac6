namespace IncidentPlatform.Incidents.Intake;

/// <summary>What a source says of an alert.</summary>
public enum ReceivedStatus
{
    /// <summary>The problem is there.</summary>
    Firing,

    /// <summary>The problem is gone.</summary>
    Resolved,

    /// <summary>Someone looks after it.</summary>
    Acknowledged,

    /// <summary>Whoever looked after it does so no longer.</summary>
    Unacknowledged,

    /// <summary>Someone noted something about it.</summary>
    Noted,

    /// <summary>Nothing holds it back any more: it is looked at again as it stands. Only the platform itself says so.</summary>
    Released,

    /// <summary>Something was changed, as by a deployment or a flag: no problem, but it may be the cause of one.</summary>
    Changed,
}

/// <summary>How bad an alert is, by its source's own words.</summary>
public enum AlertSeverity
{
    Critical,
    Error,
    Warning,
    Info,
}

/// <summary>One alert as a source sent it, in our words.</summary>
/// <param name="Key">De-duplication key within the source.</param>
/// <param name="Group">Key of the group it was sent in.</param>
/// <param name="Name">Name of the rule that fired.</param>
/// <param name="Summary">What it says, in a few words.</param>
/// <param name="StartedAt">When the source says it started; null where it does not say.</param>
/// <param name="Service">The service it is about; null where it does not say.</param>
/// <param name="Link">Where its source shows it.</param>
/// <param name="Note">What was noted, of a note; it is data, not markup.</param>
/// <param name="By">Who acknowledged or noted, as the source names them.</param>
/// <param name="Id">The alert by our own id, where its source names it so.</param>
public sealed record ReceivedAlert(
    string Key,
    string Group,
    ReceivedStatus Status,
    string Name,
    string? Summary,
    DateTimeOffset? StartedAt,
    IReadOnlyDictionary<string, string> Labels,
    AlertSeverity? Severity = null,
    string? Service = null,
    string? Link = null,
    string? Note = null,
    string? By = null,
    Guid? Id = null);

/// <summary>A webhook that waits to be committed.</summary>
/// <param name="Alerts">Its alerts as JSON.</param>
/// <param name="Trace">The request's trace context; empty where there is none.</param>
public sealed record ReceivedWebhook(string Source, string BodyHash, string Alerts, string Trace, DateTimeOffset ReceivedAt);
