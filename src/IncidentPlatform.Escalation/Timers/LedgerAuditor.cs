using System.Diagnostics.Metrics;
using IncidentPlatform.Contracts;
using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Domain.Obligations;
using IncidentPlatform.Hosting;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Hosting.Messaging;
using Marten;
using Marten.Linq.MatchesSql;
using Npgsql;

namespace IncidentPlatform.Escalation.Timers;

/// <summary>
/// A standing check that nothing promised hangs in the air: the leader looks whether everything that is owed has its timer and every
/// climbing ladder its next step. What lacks it at two looks in a row is counted, named in the log, and set due again: every such work
/// asks by itself whether it is still true, so that doing it once too often does nothing. What is owed on live incidents is counted on the way.
/// </summary>
public sealed partial class LedgerAuditor
{
    private const double UsualSeconds = 60;
    private const int Together = 200;

    private static readonly Counter<long> Healed = Telemetry.Meter.CreateCounter<long>(
        "incidentplatform.obligations.healed", "{work}", "Work that was to be due for an obligation or a page, was not there, and was set again.");

    private readonly StreamSessions sessions;
    private readonly ILogger<LedgerAuditor> log;
    private readonly TimeSpan between;
    private HashSet<(Guid, Guid, string)> lacked = [];
    private volatile IReadOnlyDictionary<(ObligationState State, string Kind), long> owed = new Dictionary<(ObligationState, string), long>();

    public LedgerAuditor(StreamSessions sessions, IConfiguration configuration, ILogger<LedgerAuditor> log)
    {
        (this.sessions, this.log) = (sessions, log);
        between = TimeSpan.FromSeconds(configuration.GetValue("Obligations:AuditSeconds", UsualSeconds));
        Telemetry.Meter.CreateObservableGauge("incidentplatform.obligations.open", () => Counted(ObligationState.Open), "{obligation}", "Owed, and not due yet.");
        Telemetry.Meter.CreateObservableGauge("incidentplatform.obligations.missed", () => Counted(ObligationState.Missed), "{obligation}", "Missed, and still owed.");
    }

    public async Task Run(CancellationToken ct)
    {
        using var pause = new PeriodicTimer(between);
        try
        {
            while (await pause.WaitForNextTickAsync(ct))
            {
                try
                {
                    await Look(ct);
                }
                catch (Exception e) when (Transient.Is(e) && !ct.IsCancellationRequested)
                {
                    LogNotLooked(log, e.GetType().Name);
                }
            }
        }
        finally
        {
            owed = new Dictionary<(ObligationState, string), long>();
        }
    }

    private IEnumerable<Measurement<long>> Counted(ObligationState state) => owed.Where(o => o.Key.State == state)
        .Select(o => new Measurement<long>(o.Value, new KeyValuePair<string, object?>("kind", o.Key.Kind)));

    private async Task Look(CancellationToken ct)
    {
        var counts = new Dictionary<(ObligationState, string), long>();
        var lacking = new HashSet<(Guid, Guid, string)>();
        Guid? last = null;
        for (var more = true; more;)
        {
            await using var transaction = sessions.Open();
            // What is due is read before the ledgers: what is done in between shows in them, and is not missed.
            var ids = await After(transaction.Session, last, ct);
            var there = await Due(transaction.Session, ids, ct);
            var ledgers = await transaction.Session.LoadManyAsync<Ledger>(ct, ids);
            var live = (await transaction.Session.LoadManyAsync<IncidentCopy>(ct, ids)).Where(c => c.State.Mode == Modes.Live).Select(c => c.Id).ToHashSet();
            foreach (var ledger in ledgers)
            {
                foreach (var obligation in ledger.Owed().Where(_ => live.Contains(ledger.Id)))
                    counts[(obligation.State, obligation.Kind)] = counts.GetValueOrDefault((obligation.State, obligation.Kind)) + 1;
                foreach (var expected in ExpectedWork.Of(ledger, live.Contains(ledger.Id)).Where(e => !e.Kinds.Any(k => there.Contains((ledger.Id, e.About, k)))))
                {
                    var key = (ledger.Id, expected.About, expected.Due.Kind);
                    if (!lacked.Contains(key))
                    {
                        lacking.Add(key);
                        continue;
                    }

                    transaction.Schedule(ledger.Id, expected.Due);
                    Healed.Add(1, new KeyValuePair<string, object?>("kind", expected.Due.Kind));
                    LogHealed(log, expected.Due.Kind, expected.About, ledger.Id);
                }
            }

            await transaction.Save(ct);
            (last, more) = (ids is [.., var latest] ? latest : last, ids.Length == Together);
        }

        (lacked, owed) = (lacking, counts);
    }

    private static async Task<Guid[]> After(IQuerySession query, Guid? last, CancellationToken ct) => [.. await query.Query<Ledger>()
        .Where(l => l.MatchesSql("not d.settled and d.id > ?", last ?? Guid.Empty))
        .OrderBy(l => l.Id).Take(Together).Select(l => l.Id).ToListAsync(ct)];

    private static async Task<HashSet<(Guid, Guid, string)>> Due(IQuerySession query, Guid[] ledgers, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            select stream_id, coalesce(payload->>'obligationId', payload->>'pageId', payload->>'runId')::uuid, kind from due_work
            where stream_id = any($1) and (payload ?| array['obligationId', 'pageId', 'runId'])
            """);
        command.Parameters.AddWithValue(ledgers);
        await using var reader = await query.ExecuteReaderAsync(command, ct);
        var there = new HashSet<(Guid, Guid, string)>();
        while (await reader.ReadAsync(ct))
            there.Add((reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2)));
        return there;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Kind} of {About} on {Ledger} was not due and should have been: it is set again.")]
    private static partial void LogHealed(ILogger log, string kind, Guid about, Guid ledger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Whether everything owed has its timer cannot be looked at ({Reason}).")]
    private static partial void LogNotLooked(ILogger log, string reason);
}
