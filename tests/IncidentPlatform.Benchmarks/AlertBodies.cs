using System.Globalization;

namespace IncidentPlatform.Benchmarks;

/// <summary>Alerts as Prometheus tells Alertmanager of them, and as Alertmanager tells us.</summary>
internal static class AlertBodies
{
    /// <summary>Alertmanager's webhook, with alerts of these numbers.</summary>
    public static string Webhook(params ReadOnlySpan<int> numbers) => Webhook("checkout", "Load", numbers);

    public static string Webhook(string service, string group, params ReadOnlySpan<int> numbers)
    {
        var alerts = new List<string>(numbers.Length);
        foreach (var n in numbers)
        {
            alerts.Add($$"""
                {"status":"firing","labels":{"alertname":"{{group}}","service":"{{service}}","instance":"host-{{n}}"},"annotations":{"summary":"Error rate above 20 %"},
                "startsAt":"2026-03-02T02:14:00Z","endsAt":"0001-01-01T00:00:00Z","generatorURL":"http://prometheus.example.org/graph","fingerprint":"{{n:x16}}"}
                """);
        }

        return $$"""
            {"version":"4","groupKey":"{}:{alertname=\"{{group}}\"}","status":"firing","receiver":"load","groupLabels":{"alertname":"{{group}}"},
            "commonLabels":{"alertname":"{{group}}","service":"{{service}}"},"commonAnnotations":{"summary":"Load"},"externalURL":"http://alertmanager.example.org",
            "alerts":[{{string.Join(',', alerts)}}]}
            """;
    }

    /// <summary>The body of <c>POST /api/v2/alerts</c> with alerts of these numbers.</summary>
    public static string Posted(params ReadOnlySpan<int> numbers) => Posted("checkout", "Load", numbers);

    public static string Posted(string service, string group, params ReadOnlySpan<int> numbers)
    {
        var alerts = new List<string>(numbers.Length);
        var now = TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
        foreach (var n in numbers)
        {
            alerts.Add($$"""
                {"labels":{"alertname":"{{group}}","service":"{{service}}","instance":"host-{{n}}"},"annotations":{"summary":"Error rate above 20 %"},
                "startsAt":"{{now}}","generatorURL":"http://prometheus.example.org/graph"}
                """);
        }

        return $"[{string.Join(',', alerts)}]";
    }
}
