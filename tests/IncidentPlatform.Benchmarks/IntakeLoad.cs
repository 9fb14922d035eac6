using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Channels;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Testing;
using Npgsql;

namespace IncidentPlatform.Benchmarks;

/// <summary>
/// Alerts over HTTP to a durable 202, beside bare Npgsql that commits one row a time from as many connections, and beside Alertmanager
/// that keeps them in memory.
/// </summary>
public static class IntakeLoad
{
    private const int Turns = 3;
    private const int Hosts = 1000;
    private const int Batch = 100;
    private const int BatchConnections = 8;
    private static readonly int[] Connections = [32, 128];
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(10);

    public static async Task Run(Report report)
    {
        await using var platform = await PlatformUnderTest.StartToMeasure(Origins.Incidents);
        await using var alertmanager = await RealAlertmanager.Start(integrations: "");
        var root = platform.As("root", OrganisationRoles.Admin);
        await root.Incidents.PutAlertSource("load", new AlertSource("alertmanager", Service: "checkout", Severity: "P4", Declares: false, RequestsPerMinute: 10_000_000));
        var key = (await root.Incidents.CreateRoutingKey("load")).Key;
        var intake = new Uri(platform.Incidents.Address, $"intake/alertmanager/{key}");
        var reference = new Uri(alertmanager.Address, "api/v2/alerts");

        var most = 0.0;
        foreach (var connections in Connections)
            most = Math.Max(most, await Single(report, platform, intake, reference, connections));
        await Steady(report, intake, 500, 50);
        await Steady(report, intake, (int)most / 2, 100);
        await Batched(report, intake, reference);
        await Refused(report, intake);
    }

    /// <returns>How many alerts a second were taken.</returns>
    private static async Task<double> Single(Report report, PlatformUnderTest platform, Uri intake, Uri reference, int connections)
    {
        report.Title($"One alert a request, {connections} connections, {Turns} turns", "what", "a second", "p50 ms", "p99 ms", "of bare Npgsql", "of Alertmanager");
        var n = 0;
        using var ours = new Connected(await KeptConnection.Open(intake, connections));
        using var theirs = new Connected(await KeptConnection.Open(reference, connections));
        await using var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(platform.Databases[Origins.Incidents]) { MaxPoolSize = connections }.ConnectionString);
        await using (var create = database.CreateCommand("create table if not exists bare (id bigserial primary key, received timestamptz not null default now(), body text not null)"))
            await create.ExecuteNonQueryAsync();
        await Load.Closed(connections, WarmUp, Intake);
        await Load.Closed(connections, WarmUp, Alertmanager);
        var taken = await Load.InTurns(
            Turns, () => Load.Closed(connections, Turn, Bare), () => Load.Closed(connections, Turn, Alertmanager), () => Load.Closed(connections, Turn, Intake));
        foreach (var (what, (measured, ratio)) in ((string[])["bare Npgsql, one row a commit", "Alertmanager, in memory", "intake, durable"]).Zip(taken))
            report.Row(what, measured.PerSecond, measured.Percentile(0.5), measured.Percentile(0.99), ratio, ratio / taken[1].Ratio);
        return taken[2].All.PerSecond;

        int Next() => Interlocked.Increment(ref n) % Hosts;
        Task Intake(int caller) => ours.All[caller].Post(AlertBodies.Webhook(Next()));
        Task Alertmanager(int caller) => theirs.All[caller].Post(AlertBodies.Posted(Next()));
        async Task Bare(int caller)
        {
            await using var insert = database.CreateCommand("insert into bare (body) values ($1)");
            insert.Parameters.AddWithValue(AlertBodies.Webhook(Next()));
            await insert.ExecuteNonQueryAsync();
        }
    }

    private static async Task Steady(Report report, Uri intake, int perSecond, int bound)
    {
        report.Title($"One alert a request, {perSecond} a second", "what", "a second", "p50 ms", "p99 ms", "bound p99 ms");
        using var connected = new Connected(await KeptConnection.Open(intake, 128));
        var free = Channel.CreateUnbounded<KeptConnection>();
        foreach (var connection in connected.All)
            free.Writer.TryWrite(connection);
        var steady = await Load.Open(perSecond, Time, async n =>
        {
            var connection = await free.Reader.ReadAsync();
            await connection.Post(AlertBodies.Webhook(n % Hosts));
            free.Writer.TryWrite(connection);
        });
        report.Row("intake, durable", steady.PerSecond, steady.Percentile(0.5), steady.Percentile(0.99), bound);
    }

    private static async Task Batched(Report report, Uri intake, Uri reference)
    {
        report.Title($"{Batch} alerts a request, {BatchConnections} connections, {Turns} turns", "what", "alerts a second", "p50 ms", "p99 ms", "of Alertmanager");
        var batches = Enumerable.Range(0, Hosts / Batch).Select(b => Enumerable.Range(b * Batch, Batch).ToArray()).ToList();
        string[] webhooks = [.. batches.Select(b => AlertBodies.Webhook(b))];
        using var ours = new Connected(await KeptConnection.Open(intake, BatchConnections));
        using var theirs = new Connected(await KeptConnection.Open(reference, BatchConnections));
        var n = 0;
        var taken = await Load.InTurns(
            Turns,
            () => Load.Closed(BatchConnections, Turn, caller => theirs.All[caller].Post(AlertBodies.Posted(batches[Interlocked.Increment(ref n) % batches.Count]))),
            () => Load.Closed(BatchConnections, Turn, caller => ours.All[caller].Post(webhooks[Interlocked.Increment(ref n) % webhooks.Length])));
        foreach (var (what, (measured, ratio)) in ((string[])["Alertmanager, in memory", "intake, durable"]).Zip(taken))
            report.Row(what, measured.PerSecond * Batch, measured.Percentile(0.5), measured.Percentile(0.99), ratio);
    }

    /// <summary>What is sent to break it is refused, and soon; each alone, twenty times.</summary>
    private static async Task Refused(Report report, Uri intake)
    {
        report.Title("What is refused, one at a time", "body", "MB", "status", "p50 ms", "max ms", "bound max ms");
        using var http = new HttpClient();
        var bomb = Gzip(new byte[64 << 20]);
        foreach (var (what, body, packed) in new (string, byte[], bool)[]
        {
            ("nothing", [], false),
            ("nested 10,000 deep", Encoding.UTF8.GetBytes(new string('[', 10_000) + new string(']', 10_000)), false),
            ("NaN", """{"alerts":[{"labels":{"n":NaN}}]}"""u8.ToArray(), false),
            ("an alert that is a number, 10,000 times", Encoding.UTF8.GetBytes($$"""{"alerts":[{{string.Join(',', Enumerable.Repeat("1", 10_000))}}]}"""), false),
            ("a key of a megabyte and no alerts", Encoding.UTF8.GetBytes($$"""{"{{new string('k', 1 << 20)}}":1}"""), false),
            ("5 MB that break off", Encoding.UTF8.GetBytes("{\"alerts\":[\"" + new string('x', 5 << 20)), false),
            ("64 MB in a gzip of 64 KB", bomb, true),
        })
        {
            var taken = new List<double>();
            var status = HttpStatusCode.OK;
            for (var n = 0; n < 20; n++)
            {
                using var content = new ByteArrayContent(body);
                content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                if (packed)
                    content.Headers.ContentEncoding.Add("gzip");
                var started = Stopwatch.GetTimestamp();
                using var answer = await http.PostAsync(intake, content);
                taken.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                status = answer.StatusCode;
            }

            taken.Sort();
            report.Row(what, body.Length / (double)(1 << 20), (int)status, taken[taken.Count / 2], taken[^1], 50);
        }
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    private sealed class Connected(IReadOnlyList<KeptConnection> all) : IDisposable
    {
        public IReadOnlyList<KeptConnection> All => all;

        public void Dispose()
        {
            foreach (var connection in all)
                connection.Dispose();
        }
    }
}
