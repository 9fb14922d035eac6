using System.Globalization;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Testing;
using Npgsql;

namespace IncidentPlatform.Benchmarks;

/// <summary>
/// Reading over HTTP with 10,000 incidents of 100 facts each, and one of 10,000 facts, beside bare Npgsql doing the same select. The
/// database is filled by copying one incident that the service wrote, row by row, in the database.
/// </summary>
public static class ReadLoad
{
    private const int Incidents = 10_000;
    private const int FactsEach = 100;
    private const int FactsOfTheLong = 10_000;
    private const int Readers = 4;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(5);

    public static async Task Run(Report report)
    {
        await using var platform = await PlatformUnderTest.StartToMeasure(Origins.Incidents);
        await using var database = NpgsqlDataSource.Create(platform.Databases[Origins.Incidents]);
        var (first, theLong) = await Fill(platform, database);
        var api = platform.As("ada").Incidents;

        report.Title($"Reads: {Incidents} incidents of {FactsEach} facts, one of {FactsOfTheLong}; {Readers} readers", "what", "a second", "p50 ms", "p95 ms", "bound p95 ms");
        await Show(
            "bare Npgsql, the list's select",
            _ => Bare(database, "select id, number, title, severity, status, mode, declared_at, roles->>'commander', services from incident_list order by id desc limit 51"), "");
        await Show("list, newest 50", _ => api.List(), 50);
        await Show("list, open P2 of a service", n => api.List(new IncidentFilter("open", "P2", $"service-{n % 50}")), 50);
        await Show("list, by words", n => api.List(new IncidentFilter(Text: $"incident {n % 97}")), 50);
        await Show("list, by holder", _ => api.List(new IncidentFilter(Holder: "standing-commander")), 50);
        await Show("bare Npgsql, the long one's snapshot", _ => Bare(database, $"select data from mt_doc_incident where id = '{theLong}'"), "");
        await Show("the long one opened", _ => api.Get(theLong.ToString()), 100);
        await Show("its timeline, first page", _ => api.GetTimeline(theLong.ToString()), "");
        await Show("as it was known at version 5,000", _ => api.GetAt(theLong.ToString(), new Lens(Version: 5_000)), "", readers: 1);
        await Show("a note on one of 100 facts", _ => api.AddNote(first.ToString(), new Words("A note")), "", readers: 1);
        await Show("a note on the long one", _ => api.AddNote(theLong.ToString(), new Words("A note")), 50, readers: 1);

        async Task Show(string what, Func<int, Task> call, object bound, int readers = Readers)
        {
            var n = 0;
            await Load.Closed(readers, WarmUp, _ => call(Interlocked.Increment(ref n)));
            var measured = await Load.Closed(readers, Time, _ => call(Interlocked.Increment(ref n)));
            report.Row(what, measured.PerSecond, measured.Percentile(0.5), measured.Percentile(0.95), bound);
        }
    }

    private static async Task Bare(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            _ = reader.GetValue(0);
    }

    private static async Task<(Guid First, Guid Long)> Fill(PlatformUnderTest platform, NpgsqlDataSource database)
    {
        var api = platform.As("ada").Incidents;
        var model = (await api.Declare(new DeclareIncident("Incident 0 fails", "P2", ["service-0"], "What is known of it so far"))).Id;
        for (var n = 3; n < FactsEach; n++)
            await api.AddNote(model.ToString(), new Words("A note of usual length, as people write them."));
        await platform.Incidents.Stop();

        Guid[] ids = [.. Enumerable.Range(1, Incidents).Select(_ => Guid.CreateVersion7())];
        foreach (var some in ids.Index().Chunk(1_000))
        {
            await StoredRows.CopyStream(database, model, some);
            await StoredRows.Copy(database, "incident_list", "t.id = $1", model, some, new()
            {
                ["id"] = "new.id",
                ["number"] = "'INC-2026-' || (new.n + 2)",
                ["title"] = "'Incident ' || new.n || ' fails'",
                ["severity"] = "'P' || (1 + new.n % 4)",
                ["is_open"] = "new.n % 10 = 0",
                ["services"] = "array['service-' || new.n % 50]",
                ["search"] = "to_tsvector('simple', 'Incident ' || new.n % 97 || ' fails')",
            });
            await StoredRows.Copy(database, "mt_doc_incident", "t.id = $1", model, some, new()
            {
                ["id"] = "new.id",
                ["data"] = "t.data || jsonb_build_object('id', new.id, 'number', 'INC-2026-' || (new.n + 2))",
            });
        }

        await Lengthen(database, ids[^1]);
        await StoredRows.Settle(database);
        await platform.Incidents.Start();
        return (ids[0], ids[^1]);
    }

    private static async Task Lengthen(NpgsqlDataSource database, Guid incident)
    {
        var last = FactsOfTheLong.ToString(CultureInfo.InvariantCulture);
        await StoredRows.Execute(
            database,
            $"""
            insert into mt_events select n.* from mt_events e, generate_series({FactsEach + 1}, {last}) v,
              lateral jsonb_populate_record(e, jsonb_build_object('seq_id', nextval('mt_events_sequence'), 'id', gen_random_uuid(), 'version', v,
                'headers', jsonb_set(e.headers, array['fact', 'version'], to_jsonb(v)))) n
            where e.stream_id = $1 and e.version = {FactsEach}
            """, incident);
        await StoredRows.Execute(database, $"update mt_streams set version = {last} where id = $1", incident);
        await StoredRows.Execute(database, $"update stream_head set version = {last} where stream_id = $1", incident);
        await StoredRows.Execute(database, $$"""update mt_doc_incident set data = data || '{"lastFact": {{last}}}' where id = $1""", incident);
    }
}
