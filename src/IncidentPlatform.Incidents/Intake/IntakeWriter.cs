using System.Threading.Channels;
using Npgsql;

namespace IncidentPlatform.Incidents.Intake;

/// <summary>
/// Commits webhooks that arrive at the same time together: one insert and one wait for the disk for all of them. Nothing is
/// announced by NOTIFY in that commit: its lock is one for the whole cluster and would cost two thirds of the throughput. One writer is
/// enough: what arrives while it waits for the disk goes into its next commit, and fewer, larger commits cost less than two writers gain.
/// </summary>
public sealed class IntakeWriter(NpgsqlDataSource database) : BackgroundService
{
    private const int MostTogether = 500;
    private const int MostWaiting = 20_000;

    private readonly Channel<Waiting> waiting = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    /// <summary>Returns when the webhook is durable.</summary>
    /// <returns>False where so many wait that this one was not taken.</returns>
    public async Task<bool> Write(ReceivedWebhook webhook)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!waiting.Writer.TryWrite(new Waiting(webhook, done)))
        {
            return false;
        }

        await done.Task;
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var together = new List<Waiting>(MostTogether);
        await using var insert = new IntakeInsert(database);
        while (await waiting.Reader.WaitToReadAsync(stoppingToken))
        {
            while (together.Count < MostTogether && waiting.Reader.TryRead(out var one))
            {
                together.Add(one);
            }

            await Commit(insert, together);
            together.Clear();
        }
    }

    private static async Task Commit(IntakeInsert insert, List<Waiting> together)
    {
        try
        {
            await insert.Commit([.. together.Select(w => w.Webhook)]);
            together.ForEach(w => w.Done.TrySetResult());
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException or InvalidOperationException)
        {
            together.ForEach(w => w.Done.TrySetException(e));
        }
    }

    private sealed record Waiting(ReceivedWebhook Webhook, TaskCompletionSource Done);
}
