using System.Net.Http.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IncidentPlatform.Benchmarks;

/// <summary>Readers of the public status page while database and broker are away, beside a bare Kestrel endpoint that sends the same bytes.</summary>
public static class StatusPageLoad
{
    private const int Readers = 32;
    private const int Turns = 3;
    private const int Components = 20;
    private const int Maintenances = 40;
    private const int LeastPerSecond = 1_250;
    private const int MostMilliseconds = 50;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(5);

    public static async Task Run(Report report)
    {
        await using var platform = await PlatformUnderTest.Start(null, Origins.Communications);
        await Fill(platform);
        using var http = platform.Http(Origins.Communications, null);
        await Eventually.So(async () => (await http.GetStringAsync(new Uri("api/v2/scheduled-maintenances.json", UriKind.Relative))).Contains($"Work {Maintenances}\"", StringComparison.Ordinal));
        platform.DatabaseLink.Cut();
        platform.BrokerLink.Cut();
        await Eventually.So(async () => !(await http.GetAsync(new Uri("health/ready", UriKind.Relative))).IsSuccessStatusCode);

        report.Title(
            $"Status page: {Components} components, {Maintenances} posts, database and broker away; {Readers} readers, {Turns} turns",
            "what", "kB", "a second", "of bare", "p50 ms", "p99 ms", "bound");
        await Show("/status", "text/html; charset=utf-8");
        await Show("/api/v2/summary.json", "application/json; charset=utf-8");

        async Task Show(string path, string contentType)
        {
            var bytes = await http.GetByteArrayAsync(new Uri(path, UriKind.Relative));
            await using var bare = await Bare(path, bytes, contentType);
            var ours = await KeptConnection.Open(new Uri(platform.Communications.Address, path), Readers);
            var theirs = await KeptConnection.Open(new Uri(new Uri(bare.Urls.First()), path), Readers);
            await Load.Closed(Readers, WarmUp, n => theirs[n].Get());
            await Load.Closed(Readers, WarmUp, n => ours[n].Get());
            var measured = await Load.InTurns(Turns, () => Load.Closed(Readers, Time, n => theirs[n].Get()), () => Load.Closed(Readers, Time, n => ours[n].Get()));
            Row($"bare Kestrel, the bytes of {path}", measured[0], "");
            Row(path, measured[1], $">= {LeastPerSecond} a second, p99 < {MostMilliseconds} ms");
            foreach (var connection in ours.Concat(theirs))
                connection.Dispose();

            void Row(string what, (Measured All, double Ratio) of, string bound) =>
                report.Row(what, bytes.Length / 1024.0, of.All.PerSecond, of.Ratio, of.All.Percentile(0.5), of.All.Percentile(0.99), bound);
        }
    }

    private static async Task<WebApplication> Bare(string path, byte[] bytes, string contentType)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet(path, () => TypedResults.Bytes(bytes, contentType));
        await app.StartAsync();
        return app;
    }

    private static async Task Fill(PlatformUnderTest platform)
    {
        using var admin = platform.Http(Origins.Communications, platform.Token("root", OrganisationRoles.Admin));
        for (var n = 1; n <= Components; n++)
            (await admin.PutAsJsonAsync(new Uri($"status-page/components/Component {n}", UriKind.Relative), new { services = (string[])[$"service-{n}"], description = "What customers know it as" })).EnsureSuccessStatusCode();
        var start = TimeProvider.System.GetUtcNow().AddDays(1);
        for (var n = 1; n <= Maintenances; n++)
        {
            (await admin.PostAsJsonAsync(new Uri("status-page/maintenances", UriKind.Relative), new
            {
                title = $"Work {n}",
                text = "The database moves to a larger machine. Payments wait for some minutes, and none are lost.",
                components = (string[])[$"Component {1 + (n % Components)}"],
                startsAt = start,
                endsAt = start.AddHours(1),
            })).EnsureSuccessStatusCode();
        }
    }
}
