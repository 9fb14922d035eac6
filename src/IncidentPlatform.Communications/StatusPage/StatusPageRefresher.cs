using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Views;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Clocks;
using Marten;
using Npgsql;

namespace IncidentPlatform.Communications.StatusPage;

/// <summary>
/// Fills the status page from the database. It asks every half second whether anything was recorded, and reads only then (and a little
/// longer, because facts become visible out of order; and after a while, for configuration). While the database is away the page stays as it was.
/// </summary>
public sealed partial class StatusPageRefresher(
    IDocumentStore store, NpgsqlDataSource database, StatusPageCache cache, DomainClock clock, ILogger<StatusPageRefresher> log)
    : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan AtLeastEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AfterAChange = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Shown = TimeSpan.FromDays(Uptime.Days);
    private static readonly string[] Over = ["resolved", "closed", "cancelled", "merged"];
    private const int MostShown = 500;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var pause = new PeriodicTimer(Poll);
        long? seen = null;
        var (filledAt, changedAt) = (0L, 0L);
        var failing = false;
        do
        {
            try
            {
                var last = await LastEvent(stoppingToken);
                if (last != seen)
                    changedAt = TimeProvider.System.GetTimestamp();
                if (Since(changedAt) < AfterAChange || Since(filledAt) > AtLeastEvery)
                {
                    await cache.Renew(await Fill(stoppingToken), stoppingToken);
                    (seen, filledAt) = (last, TimeProvider.System.GetTimestamp());
                }

                failing = false;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                if (!failing)
                    LogNotRefreshed(log, e.GetType().Name);
                failing = true;
            }
        }
        while (await pause.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<PublicPage> Fill(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var since = now - Shown;
        await using var query = store.QuerySession();
        var conversations = await query.Query<Conversation>()
            .Where(c => c.Situation.Mode == Modes.Live && (c.Posts.Any(p => p.PostedAt > since) || !Over.Contains(c.Situation.Status)))
            .OrderByDescending(c => c.Situation.DeclaredAt).Take(MostShown)
            .Select(c => new ToldInPublic(c.Id, c.Situation, c.Posts)).ToListAsync(ct);
        return PublicPages.Of(
            cache.Name, now, conversations, await query.Query<Component>().ToListAsync(ct),
            await query.Query<Maintenance>().Where(m => m.Plan.EndsAt > since).OrderByDescending(m => m.Id).Take(MostShown).ToListAsync(ct));
    }

    private async Task<long> LastEvent(CancellationToken ct)
    {
        await using var command = database.CreateCommand("select coalesce(max(seq_id), 0) from mt_events");
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    private static TimeSpan Since(long timestamp) => TimeProvider.System.GetElapsedTime(timestamp);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The status page cannot be renewed ({Reason}); it stays as it was.")]
    private static partial void LogNotRefreshed(ILogger log, string reason);
}
