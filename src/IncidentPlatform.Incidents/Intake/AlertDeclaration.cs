using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Intake.Routing;

namespace IncidentPlatform.Incidents.Intake;

/// <summary>What an incident that an alert declares is called, how bad it is and what it is about.</summary>
internal static class AlertDeclaration
{
    public static string ServiceOf(AlertSource source, ReceivedAlert alert) =>
        source.Service ?? alert.Service ?? alert.Labels.GetValueOrDefault("service") ?? source.Id;

    public static Severity SeverityOf(AlertSource source, ReceivedAlert alert) =>
        Enum.TryParse<Severity>(source.Severity, out var configured) ? configured : alert.Severity switch
        {
            AlertSeverity.Critical => Severity.P1,
            AlertSeverity.Warning => Severity.P3,
            AlertSeverity.Info => Severity.P4,
            _ => Severity.P2,
        };

    public static IncidentToBe Of(AlertSource source, Routed routed, ReceivedAlert alert, DateTimeOffset? firstSignalAt) => new(
        OneLine(string.IsNullOrWhiteSpace(alert.Summary) ? alert.Name : alert.Summary), routed.Severity, [routed.Service],
        new Trigger(TriggerKind.Alert, $"{alert.Name} ({source.Id})", firstSignalAt));

    /// <summary>A text as a title: on one line, and cut between characters where it is too long.</summary>
    public static string OneLine(string text)
    {
        var title = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (title.Length <= Declaration.LongestTitle)
        {
            return title;
        }

        var end = char.IsHighSurrogate(title[Declaration.LongestTitle - 2]) ? Declaration.LongestTitle - 2 : Declaration.LongestTitle - 1;
        return title[..end] + "…";
    }
}
