using IncidentPlatform.Hosting;
using Npgsql;

namespace IncidentPlatform.Incidents.Views.ReadModels;

/// <summary>
/// The leader looks at a few incidents a minute, one round after the other, whether the read models hold what the facts say. What
/// differs is counted, named in the log by id and member, and left as it is. Before all that it writes the rows that the list lacks.
/// </summary>
public sealed partial class ReadModelProof
{
    private const int AtOnce = 2;
    private const double UsualSeconds = 20;
    private readonly HashSet<Guid> differing = [];
    private readonly TimeSpan between;
    private readonly ReadModelCheck check;
    private readonly ILogger<ReadModelProof> log;
    private Guid? last;
    private long differences;

    public ReadModelProof(ReadModelCheck check, IConfiguration configuration, ILogger<ReadModelProof> log)
    {
        (this.check, this.log) = (check, log);
        between = TimeSpan.FromSeconds(configuration.GetValue("ReadModels:ProofSeconds", UsualSeconds));
        Telemetry.Meter.CreateObservableGauge(
            "incidentplatform.readmodel.differences", () => Interlocked.Read(ref differences), "{incident}", "Incidents whose read models do not hold what their facts say.");
    }

    public async Task Run(CancellationToken ct)
    {
        using var pause = new PeriodicTimer(between);
        await Fill(pause, ct);
        while (await pause.WaitForNextTickAsync(ct))
        {
            try
            {
                await LookAtTheNext(ct);
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException)
            {
                LogNotLooked(log, e.GetType().Name);
            }
        }
    }

    private async Task Fill(PeriodicTimer pause, CancellationToken ct)
    {
        do
        {
            try
            {
                if (await check.FillList(ct) is var filled and > 0)
                {
                    LogFilled(log, filled);
                }

                return;
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException)
            {
                LogNotLooked(log, e.GetType().Name);
            }
        }
        while (await pause.WaitForNextTickAsync(ct));
    }

    private async Task LookAtTheNext(CancellationToken ct)
    {
        var next = await check.Incidents(last, AtOnce, ct);
        last = next.Count == 0 ? null : next[^1];
        foreach (var incident in next)
        {
            var found = await check.Check(incident, ct);
            foreach (var one in found)
            {
                LogDiffers(log, one.Incident, one.ReadModel, one.Member);
            }

            _ = found.Count > 0 ? differing.Add(incident) : differing.Remove(incident);
            Interlocked.Exchange(ref differences, differing.Count);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The list held {Count} incidents too few; they were written to it.")]
    private static partial void LogFilled(ILogger log, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Incident {Incident}: {ReadModel} does not hold what the facts say of {Member}. Rebuild it.")]
    private static partial void LogDiffers(ILogger log, Guid incident, string readModel, string member);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Read models cannot be looked at ({Reason}); tried again.")]
    private static partial void LogNotLooked(ILogger log, string reason);
}
