using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using IncidentPlatform.Contracts;

namespace IncidentPlatform.Client.Incidents;

/// <summary>The timeline as it is written: server-sent events, resumed where the connection broke.</summary>
public sealed class LiveTimeline(HttpClient http)
{
    /// <summary>Rows after that stream version, as they come, until cancelled or the incident's stream is closed by the server.</summary>
    /// <exception cref="ProblemException">The incident is unknown, or not for the caller's eyes.</exception>
    public async IAsyncEnumerable<TimelineRow> Follow(
        string incident, long after = 0, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"incidents/{Uri.EscapeDataString(incident)}/timeline/live");
        request.Headers.Accept.ParseAdd("text/event-stream");
        request.Headers.Add("Last-Event-ID", after.ToString(CultureInfo.InvariantCulture));
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (await ProblemException.From(answer, cancellation) is { } problem) throw problem;

        var stream = await answer.Content.ReadAsStreamAsync(cancellation);
        var events = SseParser.Create(stream, (_, data) => data.IsEmpty ? null : JsonSerializer.Deserialize<TimelineRow>(data, Wire.Json));
        await foreach (var item in events.EnumerateAsync(cancellation))
        {
            if (item.Data is { } row) yield return row;
        }
    }
}
