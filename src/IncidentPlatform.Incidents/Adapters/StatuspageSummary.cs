using System.Text.Json;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Adapters;

/// <summary>The summary of Statuspage's public interface, version 2: an overall indicator, and what is going on.</summary>
internal static class StatuspageSummary
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private sealed record Summary(Indicated Status, Page? Page = null, IReadOnlyList<Event>? Incidents = null, IReadOnlyList<Event>? ScheduledMaintenances = null);

    private sealed record Indicated(string Indicator, string? Description = null);

    private sealed record Page(string? Url = null);

    private sealed record Event(string? Name = null, string? Status = null, string? Shortlink = null, IReadOnlyList<Posted>? IncidentUpdates = null);

    private sealed record Posted(string? Body = null);

    /// <exception cref="JsonException">It is no summary.</exception>
    internal static UpstreamReport Parse(ReadOnlySpan<byte> body)
    {
        if (JsonSerializer.Deserialize<Summary>(body, Json) is not { Status.Indicator: { } indicator } summary)
        {
            throw new JsonException("The summary has no indicator.");
        }

        var status = indicator switch
        {
            "none" => UpstreamStatus.Operational,
            "maintenance" => UpstreamStatus.Maintenance,
            "minor" => UpstreamStatus.Degraded,
            "major" => UpstreamStatus.PartialOutage,
            "critical" => UpstreamStatus.MajorOutage,
            _ => UpstreamStatus.Unknown,
        };
        var going = summary.Incidents is [var newest, ..] ? newest : summary.ScheduledMaintenances?.FirstOrDefault(m => m.Status == "in_progress");
        return going is null
            ? new UpstreamReport(status, ProviderWords.Of(summary.Status.Description), ProviderWords.LinkOf(summary.Page?.Url))
            : new UpstreamReport(status, ProviderWords.Of($"{going.Name} ({going.Status})", going.IncidentUpdates is [var latest, ..] ? latest.Body : null), ProviderWords.LinkOf(going.Shortlink));
    }
}
