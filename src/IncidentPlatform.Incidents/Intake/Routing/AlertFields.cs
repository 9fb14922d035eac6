namespace IncidentPlatform.Incidents.Intake.Routing;

/// <summary>What rules can ask of an alert.</summary>
/// <param name="service">The service it is about.</param>
public readonly struct AlertFields(AlertSource source, ReceivedAlert alert, string service)
{
    private const string Label = "labels.";

    public static IReadOnlyList<string> Names { get; } = ["source", "format", "name", "summary", "severity", "service", "key", "group"];

    public static bool Knows(string field) => Names.Contains(field, StringComparer.Ordinal) || (field.StartsWith(Label, StringComparison.Ordinal) && field.Length > Label.Length);

    /// <summary>Null where the alert does not say it.</summary>
    public string? Of(string field) => field switch
    {
        "source" => source.Id,
        "format" => source.Format,
        "name" => alert.Name,
        "summary" => alert.Summary,
        "severity" => alert.Severity?.ToString(),
        "service" => service,
        "key" => alert.Key,
        "group" => alert.Group,
        _ => field.StartsWith(Label, StringComparison.Ordinal) ? alert.Labels.GetValueOrDefault(field[Label.Length..]) : null,
    };
}
