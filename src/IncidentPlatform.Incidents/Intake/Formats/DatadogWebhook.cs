using System.Text.RegularExpressions;

namespace IncidentPlatform.Incidents.Intake.Formats;

/// <summary>
/// Reads Datadog's webhook. Its payload is a template that everybody writes anew: ours is documented, and the names that other templates
/// use for the same variables are understood.
/// </summary>
internal static partial class DatadogWebhook
{
    public static IEnumerable<ReceivedAlert> Read(JsonReading body, IHeaderDictionary headers, AlertSource source)
    {
        if (!body.IsObject)
        {
            body.Fault("is not an object");
            yield break;
        }

        var title = body.FirstText("title", "event_title", "alert_title") ?? body.Required("title");
        if (title.StartsWith('$'))
        {
            body.Fault("title", "is a variable of the template that was not filled in: send the webhook from a monitor");
            yield break;
        }

        var transition = body.FirstText("transition", "alert_transition", "alert_status", "status") ?? Bracketed().Match(title).Groups["word"].Value;
        var name = body.FirstText("monitor", "monitor_name") ?? Bracketed().Replace(title, "");
        var scope = body.FirstText("scope", "scopes", "alert_scope") ?? Bracketed().Match(title).Groups["scope"].Value;
        var labels = Tags(body.FirstText("tags", "event_tags"));
        if (body.FirstText("host", "hostname") is { } host)
        {
            labels.TryAdd("host", host);
        }

        var monitor = body.FirstText("alert_id", "monitor_id");
        yield return new ReceivedAlert(
            body.FirstText("aggregation_key", "aggreg_key", "alert_cycle_key") ?? Fingerprint.Of(monitor ?? name, scope),
            monitor ?? name,
            StatusOf(transition, body.FirstText("type", "alert_type")),
            name,
            title,
            body.Time("date"),
            labels,
            Severities.Of(body.FirstText("priority", "alert_priority"))
                ?? Severities.Of(body.FirstText("severity"))
                ?? (transition.Contains("warn", StringComparison.OrdinalIgnoreCase) ? AlertSeverity.Warning : Severities.Of(body.FirstText("type", "alert_type"))),
            body.FirstText("service") ?? labels.GetValueOrDefault("service"),
            body.FirstText("link", "url"));
    }

    private static ReceivedStatus StatusOf(string transition, string? type) =>
        transition.Contains("recover", StringComparison.OrdinalIgnoreCase) || (transition.Length == 0 && type == "success")
            ? ReceivedStatus.Resolved
            : ReceivedStatus.Firing;

    /// <summary>Tags are written <c>name:value</c>, or a name alone, separated by commas.</summary>
    private static Dictionary<string, string> Tags(string? text)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            var (name, value) = tag.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? (tag[..colon], tag[(colon + 1)..]) : (tag, "");
            tags[name] = value;
        }

        return tags;
    }

    /// <summary>What Datadog writes before an event's title, as <c>[Triggered on {host:a}]</c>.</summary>
    [GeneratedRegex(@"^\[(?<word>[^\]{}]*?)( on \{(?<scope>[^}]*)\})?\]\s*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Bracketed();
}
