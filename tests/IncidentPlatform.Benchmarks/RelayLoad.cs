using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Operations;
using IncidentPlatform.Testing;
using Npgsql;
using RabbitMQ.Client;

namespace IncidentPlatform.Benchmarks;

/// <summary>How fast the relay publishes a backlog with confirms, beside RabbitMQ.Client doing nothing but that.</summary>
public static class RelayLoad
{
    private const int Incidents = 40;
    private const int NotesEach = 250;
    private const int Outstanding = 200;

    public static async Task Run(Report report)
    {
        report.Title("Relay: a backlog of facts published with confirms", "what", "facts", "facts/s", "ratio");
        await using var platform = await PlatformUnderTest.StartToMeasure(Origins.Incidents);
        await CommandLoad.Fill(platform, Incidents, NotesEach);
        await platform.Incidents.Stop();
        await using (var database = NpgsqlDataSource.Create(platform.Databases[Origins.Incidents]))
        await using (var rewind = database.CreateCommand("delete from mt_event_progression where name = 'relay:All'"))
            await rewind.ExecuteNonQueryAsync();

        await platform.Incidents.Start();
        var (facts, perSecond) = await Relayed(platform);
        var bare = await Bare(platform.Broker, (int)facts);
        report.Row("bare RabbitMQ.Client, 200 outstanding confirms", facts, bare, 1.0);
        report.Row("relay", facts, perSecond, perSecond / bare);
    }

    private static async Task<(long Facts, double PerSecond)> Relayed(PlatformUnderTest platform)
    {
        using var http = platform.Http(Origins.Incidents, platform.Token("bench", OrganisationRoles.Admin));
        var (from, watch) = (0L, new Stopwatch());
        while (true)
        {
            var now = (await http.GetFromJsonAsync<Positions>("quiet", Wire.Json))!;
            if (!watch.IsRunning && now.Relayed > 0)
                (from, watch) = (now.Relayed, Stopwatch.StartNew());
            if (now.Relayed >= now.HighWater)
                return (now.HighWater, (now.HighWater - from) / watch.Elapsed.TotalSeconds);
            await Task.Delay(20);
        }
    }

    private static async Task<double> Bare(Uri broker, int messages)
    {
        await using var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
        await channel.ExchangeDeclareAsync("bare", ExchangeType.Fanout, durable: true);
        for (var q = 0; q < 3; q++)
        {
            await channel.QueueDeclareAsync($"bare{q}", durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
            await channel.QueueBindAsync($"bare{q}", "bare", "");
        }

        var body = Encoding.UTF8.GetBytes(new string('x', 8_000));
        var properties = new BasicProperties { Persistent = true };
        var watch = Stopwatch.StartNew();
        foreach (var page in Enumerable.Range(0, messages).Chunk(Outstanding))
            await Task.WhenAll(page.Select(_ => channel.BasicPublishAsync("bare", "", mandatory: false, properties, body).AsTask()));
        return messages / watch.Elapsed.TotalSeconds;
    }
}
