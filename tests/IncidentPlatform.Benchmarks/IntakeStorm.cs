using System.Diagnostics;
using IncidentPlatform.Client.Escalation;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Testing;
using Npgsql;

namespace IncidentPlatform.Benchmarks;

/// <summary>
/// One root cause, 50,000 alerts in 5,000 groups on the hundred services that need it: one incident, while people read the list; and
/// Alertmanager fed the same.
/// </summary>
public static class IntakeStorm
{
    private const int Groups = 5_000;
    private const int AlertsEach = 10;
    private const int Services = 100;
    private const int Connections = 32;
    private const string Cause = "database";
    private static readonly TimeSpan BetweenReads = TimeSpan.FromMilliseconds(100);

    public static async Task Run(Report report)
    {
        await using var platform = await PlatformUnderTest.StartToMeasure();
        await using var alertmanager = await RealAlertmanager.Start(integrations: "");
        var root = platform.As("root", OrganisationRoles.Admin);
        await root.Escalation.PutPerson("ada", new Person("Ada", "ada@example.org"));
        await root.Escalation.PutSchedule("incident-commander", new Schedule("UTC", platform.Clock.Now.UtcDateTime.Date.AddDays(-1), TimeSpan.FromDays(7), ["ada"]));
        await root.Incidents.PutService(Cause, new Service());
        for (var n = 0; n < Services; n++)
            await root.Incidents.PutService(ServiceOf(n), new Service { DependsOn = [new Dependency(Cause)] });
        await root.Incidents.PutAlertSource("storm", new AlertSource("alertmanager", Severity: "P1", Declares: true, RequestsPerMinute: 10_000_000));
        var key = (await root.Incidents.CreateRoutingKey("storm")).Key;
        var intake = new Uri(platform.Incidents.Address, $"intake/alertmanager/{key}");
        await platform.Clock.UntilQuiet();

        report.Title($"A storm: {Groups * AlertsEach} alerts in {Groups} groups on {Services} services, one root cause", "what", "figure", "bound");
        var before = platform.Incidents.ResidentBytes;
        using var over = new CancellationTokenSource();
        var reading = Read(platform.As("bo").Incidents, over.Token);
        using (var cause = await KeptConnection.Open(intake))
            await cause.Post(AlertBodies.Webhook(Cause, "Down", Groups * AlertsEach));
        var posted = await Post(intake, AlertBodies.Webhook);
        var sent = Stopwatch.GetTimestamp();
        await using var database = NpgsqlDataSource.Create(platform.Databases[Origins.Incidents]);
        while (await Count(database, "select count(*) from intake_alert where processed_at is null") > 0)
            await Task.Delay(BetweenReads);
        var looked = Stopwatch.GetElapsedTime(sent);
        await over.CancelAsync();
        var reads = await reading;
        var most = platform.Incidents.ResidentBytes;
        await platform.Clock.UntilQuiet();

        var incidents = (await root.Incidents.List()).Items;
        report.Row("alerts a second that were taken", posted.PerSecond * AlertsEach, "");
        report.Row("alerts a second that Alertmanager takes", (await Post(new Uri(alertmanager.Address, "api/v2/alerts"), AlertBodies.Posted)).PerSecond * AlertsEach, "");
        report.Row("p99 ms to a durable 202", posted.Percentile(0.99), "");
        report.Row("seconds until all were looked at, after the last was taken", looked.TotalSeconds, "");
        report.Row("p95 ms of the list of incidents meanwhile", reads.Percentile(0.95), 200);
        report.Row("MB resident before, after", $"{before >> 20}, {most >> 20}", "");
        report.Row("alerts that were taken and are not there", 1 + (Groups * AlertsEach) - await Count(database, "select count(*) from mt_doc_alert"), 0);
        report.Row("incidents", incidents.Count, 1);
        report.Row("facts of it", (await root.Incidents.GetTimeline(incidents[^1].Id.ToString(), pageSize: 200)).Items.Count, 200);
        report.Row("pages", (await root.Escalation.ListPages(incidents[^1].Id)).Items.Count, "by the policy's steps");
    }

    private delegate string Body(string service, string group, params ReadOnlySpan<int> numbers);

    private static async Task<Measured> Post(Uri address, Body body)
    {
        var next = 0;
        var connections = await KeptConnection.Open(address, Connections);
        var watch = Stopwatch.StartNew();
        var taken = await Task.WhenAll(connections.Select(async connection =>
        {
            var mine = new List<double>();
            for (var group = Interlocked.Increment(ref next) - 1; group < Groups; group = Interlocked.Increment(ref next) - 1)
            {
                var text = body(ServiceOf(group % Services), $"Group {group}", [.. Enumerable.Range(group * AlertsEach, AlertsEach)]);
                var started = Stopwatch.GetTimestamp();
                await connection.Post(text);
                mine.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

            connection.Dispose();
            return mine;
        }));
        return new Measured(Groups / watch.Elapsed.TotalSeconds, [.. taken.SelectMany(t => t).Order()]);
    }

    private static async Task<Measured> Read(IIncidents incidents, CancellationToken over)
    {
        var taken = new List<double>();
        while (!over.IsCancellationRequested)
        {
            var started = Stopwatch.GetTimestamp();
            await incidents.List(cancellation: CancellationToken.None);
            taken.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            await Task.Delay(BetweenReads, CancellationToken.None);
        }

        return new Measured(0, [.. taken.Order()]);
    }

    private static async Task<long> Count(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync() ?? 0L);
    }

    private static string ServiceOf(int n) => $"service-{n:000}";
}
