using Npgsql;

namespace IncidentPlatform.Incidents.Intake;

/// <summary>
/// Rows of intake are needed until they were looked at and, for the trial of routing rules, for a day after; what incidents and alerts say
/// stands in their own places. Rows that were set aside with an error stay until somebody has looked.
/// </summary>
public sealed partial class IntakeRetention(NpgsqlDataSource database, ILogger<IntakeRetention> log)
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);
    private static readonly TimeSpan Between = TimeSpan.FromHours(1);

    public async Task Run(CancellationToken ct)
    {
        while (true)
        {
            try
            {
                await using var delete = database.CreateCommand("delete from intake_alert where received_at < $1 and processed_at is not null and error is null");
                delete.Parameters.AddWithValue(TimeProvider.System.GetUtcNow() - Kept);
                await delete.ExecuteNonQueryAsync(ct);
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException)
            {
                LogTriedAgain(log, e.GetType().Name);
            }

            await Task.Delay(Between, ct);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old webhooks could not be deleted ({Reason}); tried again in an hour.")]
    private static partial void LogTriedAgain(ILogger log, string reason);
}
