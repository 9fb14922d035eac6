using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Testing;
using JasperFx;
using Marten;

namespace IncidentPlatform.Benchmarks;

/// <summary>A command over HTTP (lock, decide, chain, append, snapshot), beside bare Marten that does fetch, append and snapshot in this process.</summary>
public static class CommandLoad
{
    private const int Callers = 32;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(10);

    public static async Task Run(Report report)
    {
        report.Title($"Commands: a note added, {Callers} callers on as many incidents", "what", "a second", "p50 ms", "p99 ms", "ratio");
        await using var platform = await PlatformUnderTest.StartToMeasure(Origins.Incidents);
        var incidents = await Declare(platform, Callers);
        var api = platform.As("ada").Incidents;
        await Load.Closed(Callers, WarmUp, c => api.AddNote(incidents[c], new Words("A note of usual length, as people write them.")));
        var commands = await Load.Closed(Callers, Time, c => api.AddNote(incidents[c], new Words("A note of usual length, as people write them.")));
        await platform.Incidents.Stop();
        var bare = await Bare(platform.Databases[Origins.PostMortems]);
        report.Row("bare Marten, in process", bare.PerSecond, bare.Percentile(0.5), bare.Percentile(0.99), 1.0);
        report.Row("command over HTTP", commands.PerSecond, commands.Percentile(0.5), commands.Percentile(0.99), commands.PerSecond / bare.PerSecond);
    }

    /// <summary>Fills the platform with incidents that have so many notes each.</summary>
    public static async Task Fill(PlatformUnderTest platform, int incidents, int notesEach)
    {
        var ids = await Declare(platform, incidents);
        var api = platform.As("ada").Incidents;
        await Parallel.ForEachAsync(ids, async (id, ct) =>
        {
            for (var n = 0; n < notesEach; n++)
                await api.AddNote(id, new Words($"Note {n}"), ct);
        });
    }

    private static async Task<IReadOnlyList<string>> Declare(PlatformUnderTest platform, int incidents)
    {
        var ids = new List<string>();
        for (var n = 0; n < incidents; n++)
            ids.Add((await platform.As("ada").Incidents.Declare(new DeclareIncident($"Incident {n}", "P4", ["checkout"]))).Id.ToString());
        return ids;
    }

    private static async Task<Measured> Bare(string connection)
    {
        await using var store = DocumentStore.For(o =>
        {
            o.Connection(connection);
            o.DatabaseSchemaName = "bare";
            o.AutoCreateSchemaObjects = AutoCreate.CreateOrUpdate;
            o.DisableNpgsqlLogging = true;
            o.Events.UseExclusiveLockOnConcurrentAppends = true;
            o.Projections.Snapshot<BareIncident>(JasperFx.Events.Projections.SnapshotLifecycle.Inline);
        });
        var streams = new Guid[Callers];
        for (var n = 0; n < Callers; n++)
        {
            await using var session = store.LightweightSession();
            streams[n] = session.Events.StartStream<BareIncident>(Guid.CreateVersion7(), new BareNote("first")).Id;
            await session.SaveChangesAsync();
        }

        await Load.Closed(Callers, WarmUp, Append);
        return await Load.Closed(Callers, Time, Append);

        async Task Append(int caller)
        {
            await using var session = store.LightweightSession();
            var stream = await session.Events.FetchForExclusiveWriting<BareIncident>(streams[caller]);
            stream.AppendOne(new BareNote("A note of usual length, as people write them."));
            await session.SaveChangesAsync();
        }
    }
}

public sealed record BareNote(string Text);

public sealed class BareIncident
{
    public Guid Id { get; set; }
    public int Notes { get; set; }

    public void Apply(BareNote _) => Notes++;
}
