using Microsoft.Extensions.Logging;

namespace IncidentPlatform.Hosting.Checkpoints;

/// <summary>Takes a checkpoint each time the interval has passed; only the leading instance does.</summary>
internal sealed partial class CheckpointWorker(CheckpointTaker checkpoints, ILogger<CheckpointWorker> log)
{
    private static readonly TimeSpan LongestLook = TimeSpan.FromMinutes(1);

    public async Task Run(CancellationToken ct)
    {
        var look = checkpoints.Every < LongestLook ? checkpoints.Every : LongestLook;
        using var pause = new PeriodicTimer(look);
        do
        {
            try
            {
                await Look(ct);
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                LogNotTaken(log, e.GetType().Name);
            }
        }
        while (await pause.WaitForNextTickAsync(ct));
    }

    private async Task Look(CancellationToken ct)
    {
        if ((await checkpoints.Latest(ct))?.Checkpoint.TakenAt + checkpoints.Every > TimeProvider.System.GetUtcNow())
            return;
        var taken = await checkpoints.Take(evenIfUnchanged: false, ct);
        foreach (var fault in taken.Faults)
            LogContradicted(log, fault);
        if (taken.Faults.Count > 0)
            Telemetry.CheckpointsContradicted.Add(1);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A checkpoint could not be taken ({Reason}); tried again.")]
    private static partial void LogNotTaken(ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The event store contradicts its last checkpoint: {Fault}")]
    private static partial void LogContradicted(ILogger log, string fault);
}
