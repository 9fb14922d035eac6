using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace IncidentPlatform.Testing;

/// <param name="Service">Who sent it.</param>
public sealed record ReceivedSpan(string Service, string TraceId, string Name);

/// <summary>The value of a gauge or a sum.</summary>
/// <param name="Service">Who sent it.</param>
public sealed record ReceivedMeasurement(string Service, string Metric, IReadOnlyDictionary<string, string> Attributes, double Value);

/// <summary>Takes telemetry over OTLP/HTTP as a collector does, and tells what arrived.</summary>
public sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, byte[] Body)> received = new();
    private readonly HttpListener listener = new();
    private readonly string address = $"http://127.0.0.1:{FreePort()}/";
    private readonly Task listening;

    public OtlpReceiver()
    {
        listener.Prefixes.Add(address);
        listener.Start();
        listening = Listen();
    }

    /// <summary>Environment of services that are to send here, and soon.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = address.TrimEnd('/'),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
        ["OTEL_BLRP_SCHEDULE_DELAY"] = "100",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
    };

    public IReadOnlyList<ReceivedSpan> Spans =>
    [
        .. from resource in Messages("/v1/traces")
           let service = ServiceOf(resource)
           from span in resource.All(2, 2)
           select new ReceivedSpan(service, span.All(1).Single().Hex, span.All(5).Single().Text),
    ];

    public IReadOnlyList<ReceivedMeasurement> Measurements =>
    [
        .. from resource in Messages("/v1/metrics")
           let service = ServiceOf(resource)
           from metric in resource.All(2, 2)
           from point in metric.All(5, 1).Concat(metric.All(7, 1))
           select new ReceivedMeasurement(service, metric.All(1).Single().Text, Attributes(point.All(7)), ValueOf(point)),
    ];

    /// <summary>Whether log records arrived.</summary>
    public bool HasLogs => Messages("/v1/logs").Any();

    /// <summary>Whether anything that arrived holds these words, as a name, an attribute, a body or part of one.</summary>
    public bool Holds(string words)
    {
        var bytes = Encoding.UTF8.GetBytes(words);
        return received.Any(r => r.Body.AsSpan().IndexOf(bytes) >= 0);
    }

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await listening;
        listener.Close();
    }

    private async Task Listen()
    {
        while (true)
        {
            try
            {
                var call = await listener.GetContextAsync();
                using var body = new MemoryStream();
                await call.Request.InputStream.CopyToAsync(body);
                received.Enqueue((call.Request.Url!.AbsolutePath, body.ToArray()));
                call.Response.ContentType = "application/x-protobuf";
                call.Response.Close();
            }
            catch (Exception) when (!listener.IsListening)
            {
                return;
            }
            catch (HttpListenerException)
            {
                // A sender died in the middle of sending.
            }
        }
    }

    private IEnumerable<Protobuf> Messages(string path) => received.Where(r => r.Path == path).SelectMany(r => new Protobuf(r.Body).All(1));

    private static string ServiceOf(Protobuf resource) => Attributes(resource.All(1, 1)).GetValueOrDefault("service.name") ?? "";

    private static Dictionary<string, string> Attributes(IEnumerable<Protobuf> attributes) =>
        attributes.ToDictionary(a => a.All(1).Single().Text, a => a.All(2, 1).FirstOrDefault().Text);

    /// <summary>A whole number is field 6, any other field 4.</summary>
    private static double ValueOf(Protobuf point) =>
        point.All(6).Select(v => (double)v.Fixed64).Concat(point.All(4).Select(v => BitConverter.Int64BitsToDouble(v.Fixed64))).FirstOrDefault();

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
