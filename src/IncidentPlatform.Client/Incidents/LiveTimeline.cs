using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using IncidentPlatform.Contracts;

namespace IncidentPlatform.Client.Incidents;

/// <summary>The timeline as it is written (server-sent events), taken up again where the connection broke.</summary>
public sealed class LiveTimeline(HttpClient http)
{
    private const string Corrected = "corrected";

    /// <summary>How long to wait before connecting again.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Rows after that stream version, each once, as they come, until cancelled. A row that was corrected comes once more, as it reads
    /// now, before the correction.
    /// </summary>
    /// <exception cref="ProblemException">The incident is unknown, or not for the caller's eyes.</exception>
    /// <exception cref="ServiceUnreachableException">Nobody answered the first call; later breaks are waited out.</exception>
    public async IAsyncEnumerable<TimelineRow> Follow(
        string incident, long after = 0, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var answer = await Connect(incident, after, cancellation);
        while (true)
        {
            await foreach (var (row, again) in Rows(answer, cancellation))
            {
                if (!again && row.Version <= after) continue;
                after = again ? after : row.Version;
                yield return row;
            }

            answer = await Reconnect(incident, after, cancellation);
        }
    }

    private async Task<HttpResponseMessage> Connect(string incident, long after, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"incidents/{Uri.EscapeDataString(incident)}/timeline/live");
        request.Headers.Accept.ParseAdd("text/event-stream");
        request.Headers.Add("Last-Event-ID", after.ToString(CultureInfo.InvariantCulture));
        var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (await ProblemException.From(answer, cancellation) is not { } problem) return answer;
        answer.Dispose();
        throw problem;
    }

    private async Task<HttpResponseMessage> Reconnect(string incident, long after, CancellationToken cancellation)
    {
        while (true)
        {
            await Task.Delay(Pause, cancellation);
            try
            {
                return await Connect(incident, after, cancellation);
            }
            catch (Exception e) when (e is ServiceUnreachableException or ProblemException { Problem.Status: >= 500 })
            {
                // Away for a while, as the connection before: the next round tries again.
            }
        }
    }

    private static async IAsyncEnumerable<(TimelineRow Row, bool Again)> Rows(HttpResponseMessage answer, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var _ = answer;
        var stream = await answer.Content.ReadAsStreamAsync(cancellation);
        var events = SseParser.Create(stream, (_, data) => data.IsEmpty ? null : JsonSerializer.Deserialize<TimelineRow>(data, Wire.Json));
        await using var next = events.EnumerateAsync(cancellation).GetAsyncEnumerator(cancellation);
        while (await Next(next))
        {
            if (next.Current.Data is { } row) yield return (row, next.Current.EventType == Corrected);
        }
    }

    private static async Task<bool> Next(IAsyncEnumerator<SseItem<TimelineRow?>> events)
    {
        try
        {
            return await events.MoveNextAsync();
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            return false;
        }
    }
}
