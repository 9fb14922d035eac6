using System.Collections.Concurrent;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Escalation.Timers;
using IncidentPlatform.Testing;
using Npgsql;

namespace IncidentPlatform.Benchmarks;

/// <summary>
/// How late timers fire while 100,000 wait: from when one is due to when its fact is seen committed, in Escalation. The ledgers are
/// copies of one that the service wrote, of a P1 under the default pack. What waits is the check of each of their obligations; what
/// falls due records that everyone was paged in vain, for what leads to nothing further. Beside it the same over an empty table, and bare Npgsql that claims and deletes.
/// </summary>
public static class TimerLoad
{
    private const int Ledgers = 20_000;
    private const int ObligationsEach = 5;
    private const int PerSecond = 500;
    private const int ClaimedAtOnce = 100;
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public static async Task Run(Report report)
    {
        report.Title($"Timers: {PerSecond} due a second for {Time.TotalSeconds} s, from due to committed", "what", "open timers", "due a second", "fired a second", "p50 ms", "p95 ms", "p99 ms", "max ms", "bound p99 ms");
        await using var platform = await PlatformUnderTest.StartToMeasure(Origins.Incidents, Origins.Escalation);
        await using var database = NpgsqlDataSource.Create(platform.Databases[Origins.Escalation]);
        var model = await AP1(platform, database);
        Guid[] ledgers = [model, .. await Copy(database, model)];
        var obligations = await StoredRows.Read<Guid>(database, "select (o->>'id')::uuid from mt_doc_ledger, jsonb_array_elements(data->'obligations') o where id = $1 and o->'rule'->>'kind' <> 'commander-acknowledged'", model);

        await Show("timers, nothing else waits", "", () => AsShipped(platform, database, Work(ledgers, obligations, 0)));
        foreach (var some in ledgers[1..].Index().Chunk(1_000))
            await StoredRows.Copy(database, "due_work", "t.stream_id = $1", model, some, new() { ["id"] = "gen_random_uuid()", ["stream_id"] = "new.id", ["due"] = "t.due + random() * interval '1 day'" });
        await StoredRows.Execute(database, "vacuum analyze due_work");
        await Show("bare Npgsql, claims and deletes", "", () => Bare(database, Work(ledgers, obligations, 0)));
        await Show("timers", 1000, () => AsShipped(platform, database, Work(ledgers, obligations, 2)));

        async Task Show(string what, object bound, Func<Task<Measured>> fire)
        {
            var open = (await StoredRows.Read<long>(database, "select count(*) from due_work"))[0];
            var measured = await fire();
            report.Row(what, open, PerSecond, measured.PerSecond, measured.Percentile(0.5), measured.Percentile(0.95), measured.Percentile(0.99), measured.Milliseconds[^1], bound);
        }
    }

    /// <summary>A ledger that the service wrote, whose five obligations wait for far longer than this runs.</summary>
    private static async Task<Guid> AP1(PlatformUnderTest platform, NpgsqlDataSource database)
    {
        var id = (await platform.As("ada").Incidents.Declare(new DeclareIncident("Checkout fails", "P1", ["checkout"]))).Id;
        await Eventually.So(async () => (await StoredRows.Read<string>(database, "select kind from due_work where stream_id = $1", id)) is { Count: ObligationsEach } kinds && kinds.All(k => k == MissCheck.Kind));
        await platform.Incidents.Stop();
        await platform.Escalation.Stop();
        await StoredRows.Execute(database, "update due_work set due = due + interval '1 day'");
        return id;
    }

    private static async Task<IReadOnlyList<Guid>> Copy(NpgsqlDataSource database, Guid model)
    {
        Guid[] ids = [.. Enumerable.Range(1, Ledgers - 1).Select(_ => Guid.CreateVersion7())];
        foreach (var some in ids.Index().Chunk(1_000))
        {
            await StoredRows.CopyStream(database, model, some);
            foreach (var document in new[] { "mt_doc_ledger", "mt_doc_incidentcopy" })
                await StoredRows.CopyDocument(database, document, model, some);
        }

        await StoredRows.Settle(database);
        return ids;
    }

    /// <summary>As many timers as fall due, each of another ledger than the one before and after it, and each of an obligation of its own.</summary>
    private static IReadOnlyList<(Guid Ledger, Guid Obligation)> Work(Guid[] ledgers, IReadOnlyList<Guid> obligations, int from)
    {
        var shuffled = ledgers.ToArray();
        new Random(7).Shuffle(shuffled);
        return [.. Enumerable.Range(0, (int)(PerSecond * (WarmUp + Time).TotalSeconds)).Select(n => (shuffled[n % Ledgers], obligations[from + (n / Ledgers)]))];
    }

    private static async Task<Measured> AsShipped(PlatformUnderTest platform, NpgsqlDataSource database, IReadOnlyList<(Guid Ledger, Guid Obligation)> work)
    {
        const string Facts = "select count(*) from mt_events where type = 'PagesExhausted'";
        await platform.Escalation.Start();
        var before = (await StoredRows.Read<long>(database, Facts))[0];
        var measured = await Fire(database, PagesAnswerable.Kind, work);
        var recorded = (await StoredRows.Read<long>(database, Facts))[0] - before;
        await platform.Escalation.Stop();
        return recorded == work.Count ? measured : throw new InvalidOperationException($"{work.Count} timers fired, and {recorded} facts were recorded.");
    }

    private static async Task<Measured> Bare(NpgsqlDataSource database, IReadOnlyList<(Guid Ledger, Guid Obligation)> work)
    {
        using var stop = new CancellationTokenSource();
        var claiming = Claim();
        var measured = await Fire(database, "bare", work);
        await stop.CancelAsync();
        await claiming;
        return measured;

        async Task Claim()
        {
            while (!stop.IsCancellationRequested)
            {
                while (await StoredRows.Execute(
                    database,
                    "delete from due_work where id in (select id from due_work where clock = 0 and due <= $1 and kind = 'bare' order by due limit $2 for update skip locked)",
                    Now, ClaimedAtOnce) == ClaimedAtOnce)
                {
                }

                await Task.Delay(Poll);
            }
        }
    }

    /// <summary>Sets timers, each second those that fall due in the second after the next, and sees them gone.</summary>
    private static async Task<Measured> Fire(NpgsqlDataSource database, string kind, IReadOnlyList<(Guid Ledger, Guid Obligation)> work)
    {
        var start = Now + Ahead;
        var timers = work.Index().Select(w => (Id: Guid.CreateVersion7(), w.Item.Ledger, w.Item.Obligation, Due: start + TimeSpan.FromSeconds((double)w.Index / PerSecond))).ToList();
        var waiting = new ConcurrentQueue<(Guid Id, DateTimeOffset Due)>();
        var setting = Set();
        var (open, lags, last) = (new Dictionary<Guid, DateTimeOffset>(), new List<double>(), start);
        for (var seen = 0; seen < timers.Count;)
        {
            if (Now > timers[^1].Due + Patience)
                throw new TimeoutException($"{timers.Count - seen} timers have not fired.");
            while (waiting.TryPeek(out var next) && next.Due <= Now && waiting.TryDequeue(out next))
                open.Add(next.Id, next.Due);
            var left = await StoredRows.Read<Guid>(database, "select id from due_work where id = any($1)", open.Keys.ToArray());
            last = Now;
            foreach (var (id, due) in open.ExceptBy(left, o => o.Key).ToList())
            {
                open.Remove(id);
                seen++;
                if (due >= start + WarmUp)
                    lags.Add((last - due).TotalMilliseconds);
            }

            await Task.Delay(Look);
        }

        await setting;
        return new Measured(lags.Count / (last - start - WarmUp).TotalSeconds, [.. lags.Order()]);

        async Task Set()
        {
            foreach (var some in timers.Chunk(PerSecond))
            {
                if (some[0].Due - Ahead > Now)
                    await Task.Delay(some[0].Due - Ahead - Now);
                await StoredRows.Execute(
                    database,
                    """
                    insert into due_work (id, kind, stream_id, payload, due, clock, even_in_drill, trace)
                    select id, $1, stream_id, jsonb_build_object('obligationId', obligation_id), due, 0, false, ''
                    from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::timestamptz[]) as new(id, stream_id, obligation_id, due)
                    """,
                    kind, some.Select(t => t.Id).ToArray(), some.Select(t => t.Ledger).ToArray(), some.Select(t => t.Obligation).ToArray(), some.Select(t => t.Due).ToArray());
                foreach (var timer in some)
                    waiting.Enqueue((timer.Id, timer.Due));
            }
        }
    }
}
