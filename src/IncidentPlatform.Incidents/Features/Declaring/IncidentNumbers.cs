using System.Globalization;
using IncidentPlatform.Hosting.Clocks;
using Npgsql;

namespace IncidentPlatform.Incidents.Features.Declaring;

/// <summary>Numbers that people say aloud: <c>INC-2026-0001</c>, from a sequence; a declaration that fails leaves a gap.</summary>
public sealed class IncidentNumbers(NpgsqlDataSource database, DomainClock clock)
{
    public const string Sequence = "incident_number";

    public async Task<string> Next(CancellationToken ct)
    {
        await using var command = database.CreateCommand($"select nextval('{Sequence}')");
        var number = (long)(await command.ExecuteScalarAsync(ct))!;
        return string.Create(CultureInfo.InvariantCulture, $"INC-{clock.GetUtcNow().Year}-{number:0000}");
    }
}
