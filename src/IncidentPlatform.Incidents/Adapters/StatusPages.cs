using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Xml;
using IncidentPlatform.Hosting.Adapters;
using IncidentPlatform.Incidents.Domain.Catalogue;
using IncidentPlatform.Incidents.Effects;

namespace IncidentPlatform.Incidents.Adapters;

/// <summary>Reads the public status pages of providers, asking only for what is new.</summary>
public sealed class StatusPages(GuardedHttp http)
{
    private const string Summary = "api/v2/summary.json";

    /// <summary>What the page says now; where it cannot be read, what it said before, with the reason.</summary>
    /// <param name="before">What was read before from the same page.</param>
    public async Task<UpstreamReading> Read(string provider, StatusPage page, UpstreamReading? before, DateTimeOffset now, CancellationToken ct)
    {
        var known = before?.Url == page.Url ? before : new UpstreamReading { Id = provider, Url = page.Url };
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, AddressOf(page));
            request.Headers.UserAgent.Add(new ProductInfoHeaderValue("IncidentPlatform", "1"));
            if (known.ETag is { } tag)
            {
                request.Headers.TryAddWithoutValidation("If-None-Match", tag);
            }

            request.Headers.IfModifiedSince = known.LastModified;
            using var answer = await http.Send(request, ct);
            return answer switch
            {
                { StatusCode: HttpStatusCode.NotModified } => known with { ReadAt = now, Failure = null },
                { IsSuccessStatusCode: false } => known with { ReadAt = now, Failure = $"The page answered {(int)answer.StatusCode}." },
                _ => known with
                {
                    ReadAt = now,
                    Failure = null,
                    ETag = answer.Headers.ETag?.ToString(),
                    LastModified = answer.Content.Headers.LastModified,
                    Found = Parse(page.Format, await answer.Content.ReadAsByteArrayAsync(ct), now),
                },
            };
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or XmlException or UriFormatException or InvalidOperationException
            || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return known with { ReadAt = now, Failure = e is JsonException or XmlException or InvalidOperationException ? "The page is not of its format." : "The page could not be read." };
        }
    }

    private static Domain.UpstreamReport Parse(StatusPageFormat format, byte[] body, DateTimeOffset now) => format == StatusPageFormat.Statuspage
        ? StatuspageSummary.Parse(body)
        : StatusFeed.Parse(body, now);

    /// <summary>Of Statuspage the catalogue names the page; the interface is below it.</summary>
    private static Uri AddressOf(StatusPage page) => page.Format != StatusPageFormat.Statuspage || page.Url.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
        ? new Uri(page.Url)
        : new Uri(new Uri(page.Url.TrimEnd('/') + "/"), Summary);
}
