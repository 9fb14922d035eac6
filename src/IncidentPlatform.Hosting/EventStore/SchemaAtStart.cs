using Marten;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IncidentPlatform.Hosting.EventStore;

/// <summary>
/// Makes the schema before anything else starts. Where the database does not answer, the service starts all the same, serves what needs
/// no database, is not ready, and goes on trying.
/// </summary>
internal sealed partial class SchemaAtStart(IDocumentStore store, ILogger<SchemaAtStart> log) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);
    private readonly TaskCompletionSource tried = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool made;

    /// <summary>Whether the schema is as this version needs it.</summary>
    public bool Made => made;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await base.StartAsync(cancellationToken);
        await tried.Task.WaitAsync(cancellationToken);
    }

    /// <exception cref="Exception">The schema cannot be made and waiting would not help: the service ends.</exception>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await Make())
        {
            tried.TrySetResult();
            await Task.Delay(Between, stoppingToken);
        }

        tried.TrySetResult();
    }

    private async Task<bool> Make()
    {
        try
        {
            await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
            return made = true;
        }
        catch (Exception e) when (Transient.Is(e))
        {
            LogNotMade(log, e.GetType().Name);
            return false;
        }
        catch (Exception e)
        {
            tried.TrySetException(e);
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database does not answer ({Reason}); the schema waits for it.")]
    private static partial void LogNotMade(ILogger log, string reason);
}
