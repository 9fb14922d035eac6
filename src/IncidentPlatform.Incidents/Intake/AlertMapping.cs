namespace IncidentPlatform.Incidents.Intake;

/// <summary>
/// Where the members of an alert stand in a payload of a tool's own making. Each is a path of names and list positions joined by dots,
/// as <c>data.labels.host</c> or <c>items.0.id</c>; what is left out is looked for under its usual names.
/// </summary>
/// <param name="Alerts">The list of alerts within the payload; the other paths are then within one of them.</param>
/// <param name="Key">De-duplication key.</param>
/// <param name="Group">Key of the group.</param>
/// <param name="Name">Name of the rule that fired.</param>
/// <param name="Summary">What it says.</param>
/// <param name="Status">Whether it fires; its words by <paramref name="Statuses"/>.</param>
/// <param name="Severity">How bad it is; its words by <paramref name="Severities"/>.</param>
/// <param name="Service">The service it is about.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="Link">Where its source shows it.</param>
/// <param name="Labels">An object of labels.</param>
/// <param name="Statuses">What the tool's own words for a status mean.</param>
/// <param name="Severities">What the tool's own words for a severity mean.</param>
public sealed record AlertMapping(
    string? Alerts = null,
    string? Key = null,
    string? Group = null,
    string? Name = null,
    string? Summary = null,
    string? Status = null,
    string? Severity = null,
    string? Service = null,
    string? StartedAt = null,
    string? Link = null,
    string? Labels = null,
    IReadOnlyDictionary<string, ReceivedStatus>? Statuses = null,
    IReadOnlyDictionary<string, AlertSeverity>? Severities = null)
{
    public static AlertMapping Usual { get; } = new();
}
