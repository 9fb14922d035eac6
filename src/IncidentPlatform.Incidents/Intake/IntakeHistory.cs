using System.Runtime.CompilerServices;
using System.Text.Json;
using IncidentPlatform.Contracts;
using Npgsql;

namespace IncidentPlatform.Incidents.Intake;

/// <summary>What intake has taken in, as it came.</summary>
public sealed class IntakeHistory(NpgsqlDataSource database)
{
    /// <summary>Alerts since a time, oldest first, with their sources.</summary>
    public async IAsyncEnumerable<(string Source, ReceivedAlert Alert)> Since(DateTimeOffset from, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = database.CreateCommand("select source, alerts from intake_alert where received_at >= $1 order by seq");
        command.Parameters.AddWithValue(from.ToUniversalTime());
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var source = reader.GetString(0);
            foreach (var alert in JsonSerializer.Deserialize<List<ReceivedAlert>>(reader.GetString(1), Wire.Json) ?? [])
            {
                yield return (source, alert);
            }
        }
    }
}
