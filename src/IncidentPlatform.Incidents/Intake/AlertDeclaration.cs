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

    public static IncidentDeclared Of(AlertSource source, Routed routed, ReceivedAlert alert, string number, DateTimeOffset? firstSignalAt) => new(
        number, TitleOf(alert), routed.Severity, Mode.Live, [routed.Service],
        new Trigger(TriggerKind.Alert, $"{alert.Name} ({source.Id})", firstSignalAt));

    private static string TitleOf(ReceivedAlert alert)
    {
        var title = string.Join(' ', (alert.Summary ?? alert.Name).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        title = title.Length == 0 ? alert.Name : title;
        if (title.Length <= Declaration.LongestTitle)
        {
            return title;
        }

        var end = char.IsHighSurrogate(title[Declaration.LongestTitle - 2]) ? Declaration.LongestTitle - 2 : Declaration.LongestTitle - 1;
        return title[..end] + "…";
    }
}
