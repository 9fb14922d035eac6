using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;

namespace IncidentPlatform.Testing;

/// <summary>A Prometheus Alertmanager as Debian ships it, configured as its users do, posting its own webhook.</summary>
public sealed class RealAlertmanager : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("alertmanager-").FullName;
    private readonly int port = FreePort();
    private readonly Process process;

    private RealAlertmanager(string integrations)
    {
        File.WriteAllText(Path.Combine(folder, "config.yml"), $"""
            route:
              receiver: incidents
              group_by: [alertname, service]
              group_wait: 0s
              group_interval: 1s
              repeat_interval: 1h
            receivers:
              - name: incidents
            {integrations}
            """);
        process = Process.Start(new ProcessStartInfo(
            "prometheus-alertmanager",
            [
                $"--config.file={folder}/config.yml", $"--storage.path={folder}/data", $"--web.listen-address=127.0.0.1:{port}",
                "--cluster.listen-address=", "--log.level=error",
            ])
        { RedirectStandardError = true })!;
    }

    public Uri Address => new($"http://127.0.0.1:{port}/");

    /// <summary>Starts it with its own webhook.</summary>
    /// <exception cref="InvalidOperationException">It is not installed, or did not start.</exception>
    public static Task<RealAlertmanager> Start(Uri webhook) => Start($"""
            webhook_configs:
              - url: {webhook}
                send_resolved: true
        """);

    /// <summary>Starts it with a receiver of these integrations, as its configuration has them.</summary>
    /// <exception cref="InvalidOperationException">It is not installed, or did not start.</exception>
    public static async Task<RealAlertmanager> Start(string integrations)
    {
        var one = new RealAlertmanager(integrations);
        using var http = one.Http();
        await Eventually.So(async () =>
        {
            if (one.process.HasExited)
                throw new InvalidOperationException($"Alertmanager ended: {await one.process.StandardError.ReadToEndAsync()}");
            try
            {
                using var answer = await http.GetAsync(new Uri("-/ready", UriKind.Relative));
                return answer.IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false; // Not there yet.
            }
        });
        return one;
    }

    /// <summary>What Prometheus would send.</summary>
    public async Task Fire(string alert, string service, string summary, bool resolved = false)
    {
        using var http = Http();
        var now = TimeProvider.System.GetUtcNow();
        using var answer = await http.PostAsJsonAsync("api/v2/alerts", new[]
        {
            new
            {
                labels = new Dictionary<string, string> { ["alertname"] = alert, ["service"] = service, ["severity"] = "critical" },
                annotations = new Dictionary<string, string> { ["summary"] = summary },
                startsAt = now.AddMinutes(-3),
                endsAt = resolved ? now : now.AddHours(1),
            },
        });
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private HttpClient Http() => new() { BaseAddress = Address };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
