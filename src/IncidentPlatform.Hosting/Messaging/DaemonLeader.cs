using JasperFx;
using JasperFx.Events.Daemon;
using Marten;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IncidentPlatform.Hosting.Messaging;

/// <summary>
/// One instance of a service leads: it runs the relay and other work that must have one hand. Leadership is a session lock of the
/// database; where the leader dies another leads within seconds.
/// </summary>
internal sealed partial class DaemonLeader(
    IDocumentStore store, PlatformDatabase database, IEnumerable<LeaderWork> work, ILogger<DaemonLeader> log) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    public bool IsLeader { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Lead(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogLost(log, e.GetType().Name);
                await Task.Delay(Between, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task Lead(CancellationToken stopping)
    {
        await using var leadership = await Leadership.Take(database, stopping);
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var daemon = await store.BuildProjectionDaemonAsync();
        await daemon.StartAllAsync();
        IsLeader = true;
        LogLeading(log);
        try
        {
            await await Task.WhenAny([leadership.Hold(lost.Token), KeepRelaying(daemon, lost.Token), .. work.Select(w => w.Run(lost.Token))]);
        }
        finally
        {
            IsLeader = false;
            await lost.CancelAsync();
            await daemon.StopAllAsync();
        }
    }

    /// <summary>A page that could not be published stops the relay, and the daemon leaves it so: it is started again from where it stood.</summary>
    private async Task KeepRelaying(IProjectionDaemon daemon, CancellationToken ct)
    {
        while (true)
        {
            await Task.Delay(Between, ct);
            if (daemon.StatusFor(Relay.ShardName) == AgentStatus.Running)
                continue;
            LogStopped(log);
            await daemon.StartAgentAsync(Relay.ShardName, ct);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "This instance leads.")]
    private static partial void LogLeading(ILogger log);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Leadership was lost or not to be had ({Reason}); tried again.")]
    private static partial void LogLost(ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The relay had stopped; it is started again from where it stood.")]
    private static partial void LogStopped(ILogger log);
}

/// <summary>Work that only the leader does, until its token is cancelled.</summary>
public sealed record LeaderWork(Func<CancellationToken, Task> Run);

/// <summary>The one database of a service.</summary>
public sealed record PlatformDatabase(string ConnectionString);
