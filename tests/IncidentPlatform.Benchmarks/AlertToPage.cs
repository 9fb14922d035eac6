using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using IncidentPlatform.Client.Escalation;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IncidentPlatform.Benchmarks;

/// <summary>From an alert's 202 to the first attempt to page the commander, over all four services and the broker.</summary>
public static class AlertToPage
{
    private const int Alerts = 100;

    public static async Task Run(Report report)
    {
        report.Title("Alert accepted to first page attempt", "alerts", "p50 ms", "p99 ms", "max ms", "bound p99 ms");
        var arrived = new ConcurrentQueue<long>();
        await using var receiver = await Receive(arrived);
        await using var platform = await PlatformUnderTest.StartToMeasure();
        var root = platform.As("root", OrganisationRoles.Admin);
        await root.Escalation.PutPerson("ada", new Person("Ada", "ada@example.org", new Uri(receiver.Urls.First())));
        await root.Escalation.PutSchedule("incident-commander", new Schedule("UTC", platform.Clock.Now.UtcDateTime.Date.AddDays(-1), TimeSpan.FromDays(7), ["ada"]));
        await root.Incidents.PutAlertSource("load", new AlertSource("alertmanager", Severity: "P1", Declares: true));
        var key = (await root.Incidents.CreateRoutingKey("load")).Key;
        await platform.Clock.UntilQuiet();

        var taken = new List<double>();
        for (var n = 0; n < Alerts; n++)
        {
            arrived.Clear();
            var accepted = await Post(platform, key, n);
            while (arrived.IsEmpty)
                await Task.Delay(1);
            taken.Add(arrived.TryPeek(out var at) ? Stopwatch.GetElapsedTime(accepted, at).TotalMilliseconds : double.NaN);
            await platform.Clock.UntilQuiet();
        }

        var sorted = new Measured(0, [.. taken.Order()]);
        report.Row(Alerts, sorted.Percentile(0.5), sorted.Percentile(0.99), sorted.Milliseconds[^1], 2000);
    }

    private static async Task<long> Post(PlatformUnderTest platform, string key, int n)
    {
        using var http = platform.Http(Origins.Incidents, token: null);
        using var body = new StringContent(AlertBodies.Webhook($"service-{n}", $"Down {n}", n), Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri($"intake/alertmanager/{key}", UriKind.Relative), body);
        answer.EnsureSuccessStatusCode();
        return Stopwatch.GetTimestamp();
    }

    private static async Task<WebApplication> Receive(ConcurrentQueue<long> arrived)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/", () =>
        {
            arrived.Enqueue(Stopwatch.GetTimestamp());
            return Results.Ok();
        });
        await app.StartAsync();
        return app;
    }
}
