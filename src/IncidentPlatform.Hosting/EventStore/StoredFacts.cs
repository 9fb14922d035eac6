using System.Data.Common;
using System.Text.Json;
using IncidentPlatform.Chain;

namespace IncidentPlatform.Hosting.EventStore;

/// <summary>Facts as the rows hold them.</summary>
internal static class StoredFacts
{
    /// <summary>What <see cref="Read"/> reads, in this order.</summary>
    public const string Columns = "stream_id, id, version, type, data::text, headers::text";

    public static StoredFact Read(DbDataReader row) => new(
        row.GetGuid(0), row.GetGuid(1), row.GetInt64(2), row.GetString(3), Json(row.GetString(4)), row.IsDBNull(5) ? default : Json(row.GetString(5)));

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);
}
