using System.Text;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Testing;
using Npgsql;

namespace IncidentPlatform.Benchmarks;

/// <summary>An alert over HTTP to a durable 202, beside bare Npgsql that commits one row a time from as many connections.</summary>
public static class IntakeLoad
{
    private const int Connections = 32;
    private const int Steady = 300;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(10);

    public static async Task Run(Report report)
    {
        await using var platform = await PlatformUnderTest.StartToMeasure(Origins.Incidents);
        var root = platform.As("root", OrganisationRoles.Admin);
        await root.Incidents.PutAlertSource("load", new AlertSource("alertmanager", Service: "checkout", Severity: "P4", Declares: false, RequestsPerMinute: 10_000_000));
        var key = (await root.Incidents.CreateRoutingKey("load")).Key;
        var connections = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => KeptConnection.Open(new Uri(platform.Incidents.Address, $"intake/alertmanager/{key}"))));
        var n = 0;

        report.Title($"Intake: one alert a request to a durable 202, {Connections} connections", "what", "a second", "p50 ms", "p99 ms", "ratio");
        var bare = await Bare(platform.Databases[Origins.Incidents]);
        await Load.Closed(Connections, WarmUp, Post);
        var intake = await Load.Closed(Connections, Time, Post);
        report.Row("bare Npgsql, one row a commit", bare.PerSecond, bare.Percentile(0.5), bare.Percentile(0.99), 1.0);
        report.Row("intake", intake.PerSecond, intake.Percentile(0.5), intake.Percentile(0.99), intake.PerSecond / bare.PerSecond);

        report.Title($"Intake at {Steady} a second", "what", "a second", "p50 ms", "p99 ms", "bound p99 ms");
        using var http = new HttpClient();
        var steady = await Load.Open(Steady, Time, async _ =>
        {
            using var body = new StringContent(Webhook(Interlocked.Increment(ref n)), Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync(new Uri(platform.Incidents.Address, $"intake/alertmanager/{key}"), body);
            answer.EnsureSuccessStatusCode();
        });
        report.Row("intake", steady.PerSecond, steady.Percentile(0.5), steady.Percentile(0.99), 50);
        foreach (var connection in connections)
            connection.Dispose();

        Task Post(int caller) => connections[caller].Post(Webhook(Interlocked.Increment(ref n)));
    }

    private static async Task<Measured> Bare(string connection)
    {
        await using var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { MaxPoolSize = Connections }.ConnectionString);
        await using (var create = database.CreateCommand("create table if not exists bare (id bigserial primary key, received timestamptz not null default now(), body text not null)"))
            await create.ExecuteNonQueryAsync();
        var body = Webhook(1);
        return await Load.Closed(Connections, Time, async _ =>
        {
            await using var insert = database.CreateCommand("insert into bare (body) values ($1)");
            insert.Parameters.AddWithValue(body);
            await insert.ExecuteNonQueryAsync();
        });
    }

    private static string Webhook(int n) => $$"""
        {"version":"4","groupKey":"{}:{alertname=\"Load\"}","status":"firing","receiver":"load","groupLabels":{"alertname":"Load"},
        "commonLabels":{"alertname":"Load","service":"checkout"},"commonAnnotations":{"summary":"Load"},"externalURL":"http://alertmanager.example.org",
        "alerts":[{"status":"firing","labels":{"alertname":"Load","service":"checkout","instance":"host-{{n % 1000}}"},
        "annotations":{"summary":"Error rate above 20 %"},"startsAt":"2026-03-02T02:14:00Z","endsAt":"0001-01-01T00:00:00Z",
        "generatorURL":"http://prometheus.example.org/graph","fingerprint":"{{n % 1000:x16}}"}]}
        """;
}
