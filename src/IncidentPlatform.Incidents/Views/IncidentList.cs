using System.Text.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Clocks;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Intake;
using Marten;
using Npgsql;
using NpgsqlTypes;

namespace IncidentPlatform.Incidents.Views;

/// <summary>Incidents, newest first.</summary>
public static class IncidentList
{
    /// <param name="Commander">Of a linked incident: its root's.</param>
    /// <param name="Elapsed">Time since declaration; stands still while resolved.</param>
    public sealed record Summary(
        Guid Id, string Number, string Title, string Severity, string Status, string Mode, DateTimeOffset DeclaredAt, string? Commander, TimeSpan Elapsed);

    /// <param name="Status">In this status only, or <c>open</c> for all that are not over.</param>
    /// <param name="Severity">Of this severity only.</param>
    /// <param name="Service">On this service only.</param>
    public sealed record Filter(string? Status = null, string? Severity = null, string? Service = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/incidents", List)
        .WithTags("incidents").WithSummary("Lists incidents, newest first.")
        .Produces<Page<Summary>>().ProducesProblem(400);

    private static async Task<IResult> List([AsParameters] Filter filter, [AsParameters] PageRequest page, Caller caller, IQuerySession query, DomainClock clock, CancellationToken ct)
    {
        if (filter.Status is { } status && status != "open" && !Enum.TryParse<IncidentStatus>(status, ignoreCase: true, out _))
        {
            return Problems.Invalid("status-unknown", $"There is no status '{status}'.", $"Use open, {string.Join(", ", Enum.GetNames<IncidentStatus>()).ToLowerInvariant()}.");
        }

        if (filter.Severity is { } severity && !Enum.TryParse<Severity>(severity, ignoreCase: true, out _))
        {
            return Problems.Invalid("severity-unknown", $"There is no severity '{severity}'.", $"Use {string.Join(", ", Enum.GetNames<Severity>())}.");
        }

        if (page.After is { } after && !Guid.TryParse(after, out _))
        {
            return Problems.Invalid("cursor-unknown", "The cursor is not one that this list gave out.", "Leave it out to start at the first page.");
        }

        // Ids are in order of time. Only what the list shows is read: a snapshot also holds the whole policy.
        await using var command = new NpgsqlCommand(
            $"""
            select id, data->>'number', data->>'title', data->>'severity', data->>'status', data->>'mode', (data->>'declaredAt')::timestamptz,
                   coalesce(
                       data->'roles'->'commander'->>'person',
                       (select r.data->'roles'->'commander'->>'person' from mt_doc_incident r where r.id = (i.data->'root'->>'id')::uuid)),
                   data->>'timer'
            from mt_doc_incident i
            where ($1 is null or data->>'status' = $1 or ($1 = 'open' and data->>'status' not in ('closed', 'cancelled', 'merged')))
              and ($2 is null or data->>'severity' = $2)
              and ($3 is null or data->'services' @> to_jsonb($3::text))
              and ($4 is null or id < $4)
              and {Visibility.Sql("$6")}
            order by id desc limit $5
            """);
        Add(command, NpgsqlDbType.Text, filter.Status?.ToLowerInvariant());
        Add(command, NpgsqlDbType.Text, filter.Severity?.ToUpperInvariant());
        Add(command, NpgsqlDbType.Text, filter.Service);
        Add(command, NpgsqlDbType.Uuid, page.After is { } last ? Guid.Parse(last) : null);
        Add(command, NpgsqlDbType.Integer, page.Size + 1);
        command.Parameters.Add(Visibility.Person(caller));
        var now = clock.GetUtcNow();
        var rows = await command.Read(
            query,
            r => new Summary(
                r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetFieldValue<DateTimeOffset>(6),
                r.IsDBNull(7) ? null : r.GetString(7), JsonSerializer.Deserialize<IncidentTimer>(r.GetString(8), Wire.Json)!.Elapsed(now)),
            ct);
        return TypedResults.Ok(page.Of(rows, r => r.Id.ToString()));
    }

    private static void Add(NpgsqlCommand command, NpgsqlDbType type, object? value) =>
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = type, Value = value ?? DBNull.Value });
}
