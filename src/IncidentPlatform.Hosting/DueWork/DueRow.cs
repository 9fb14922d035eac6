using System.Diagnostics;
using System.Text.Json;
using IncidentPlatform.Contracts;
using Npgsql;

namespace IncidentPlatform.Hosting.DueWork;

/// <summary>A row of <c>due_work</c>.</summary>
internal sealed record DueRow(
    Guid Id, string Kind, Guid StreamId, JsonElement Payload, DateTimeOffset Due, bool EvenInDrill, string Trace, int Attempts, bool OutcomeUnknown)
{
    public const string Columns = "id, kind, stream_id, payload, due, even_in_drill, trace, attempts, outcome_unknown";

    /// <summary>Due by its own clock; parameters 1 and 2 are the domain's and the system's time.</summary>
    public const string IsDue = "((clock = 0 and due <= $1) or (clock = 1 and due <= $2))";

    public static DueRow Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.GetGuid(2), JsonSerializer.Deserialize<JsonElement>(row.GetString(3), Wire.Json),
        row.GetFieldValue<DateTimeOffset>(4), row.GetBoolean(5), row.GetString(6), row.GetInt32(7), row.GetBoolean(8));

    /// <summary>The span of this piece of work, in the trace of what caused it.</summary>
    public Activity? StartActivity()
    {
        var activity = ActivityContext.TryParse(Trace, null, out var parent)
            ? Telemetry.Source.StartActivity(Kind, ActivityKind.Internal, parent)
            : Telemetry.Source.StartActivity(Kind);
        activity?.SetTag("stream.id", StreamId);
        return activity;
    }
}
