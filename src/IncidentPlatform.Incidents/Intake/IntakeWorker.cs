using System.Diagnostics.Metrics;
using IncidentPlatform.Hosting;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Incidents.Catalogue;
using IncidentPlatform.Incidents.Intake.Routing;

namespace IncidentPlatform.Incidents.Intake;

/// <summary>Looks at what intake has taken in; only the leading instance does.</summary>
public sealed partial class IntakeWorker(
    StreamSessions sessions, DependenciesNow dependencies, IncidentOpening opening, CustomersHit customersHit, ILogger<IntakeWorker> log)
{
    private const int MostTogether = 2_000;

    /// <summary>A batch costs the same round trips whether it holds one webhook or hundreds: they are left to gather, unless a whole batch waits already.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    private static readonly Histogram<double> Latency = Telemetry.Meter.CreateHistogram<double>(
        "incidentplatform.intake.latency", "s", "From a webhook's arrival to its being looked at.");

    public async Task Run(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                if (await Take(MostTogether, ct))
                {
                    await Task.Delay(Gathering, ct);
                }
            }
            catch (Exception e) when (Transient.Is(e) && !ct.IsCancellationRequested)
            {
                LogTriedAgain(log, e.GetType().Name);
                await Task.Delay(AfterFailure, ct);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogOneByOne(log, e.GetType().Name);
                await OneByOne(ct);
            }
        }
    }

    /// <returns>Whether nothing more waits.</returns>
    private async Task<bool> Take(int most, CancellationToken ct)
    {
        await using var transaction = sessions.Open();
        var rows = await IntakeRows.Take(transaction.Session, most, ct);
        if (rows.Count == 0)
        {
            return true;
        }

        var rules = await IntakeRules.Load(transaction.Session, await dependencies.Read(ct), transaction.Now, ct);
        await new AlertBatch(transaction, rules, opening, customersHit).Process(rows, ct);
        await transaction.Save(ct);
        var now = TimeProvider.System.GetUtcNow();
        foreach (var row in rows)
        {
            Latency.Record((now - row.ReceivedAt).TotalSeconds);
        }

        return IntakeRows.AreAll(rows, most);
    }

    /// <summary>One webhook spoils a batch: the others go on, that one is set aside with its error.</summary>
    private async Task OneByOne(CancellationToken ct)
    {
        for (var n = 0; n < MostTogether; n++)
        {
            try
            {
                if (await Take(1, ct))
                {
                    return;
                }
            }
            catch (Exception e) when (e is not OperationCanceledException && !Transient.Is(e))
            {
                LogSetAside(log, e.GetType().Name);
                await using var transaction = sessions.Open();
                IntakeRows.SetOldestAside(transaction.Session, e.GetType().Name);
                await transaction.Save(ct);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Webhooks could not be looked at ({Reason}); tried again.")]
    private static partial void LogTriedAgain(ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A batch of webhooks failed ({Reason}); tried one by one.")]
    private static partial void LogOneByOne(ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A webhook was set aside ({Reason}); see intake_alert.error.")]
    private static partial void LogSetAside(ILogger log, string reason);
}
