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
    private const int MostFields = 10;

    /// <param name="Commander">Of a linked incident: its root's.</param>
    /// <param name="Elapsed">Time since declaration; stands still while resolved.</param>
    public sealed record Summary(
        Guid Id, string Number, string Title, string Severity, string Status, string Mode, DateTimeOffset DeclaredAt, string? Commander, TimeSpan Elapsed,
        IReadOnlyList<string> Services);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/incidents", async (
            [AsParameters] IncidentFilter filter, [AsParameters] PageRequest page, HttpRequest request, Caller caller, IQuerySession query,
            DomainClock clock, CancellationToken ct) =>
        {
            var fields = FieldsOf(request);
            if (filter.Fault() is { } fault)
            {
                return fault;
            }

            if (fields.Count > MostFields)
            {
                return Problems.Invalid("too-many-fields", $"At most {MostFields} custom fields can be asked for at once.", "Leave some out.");
            }

            var after = Guid.TryParse(page.After, out var last) ? last : (Guid?)null;
            return page.After is null || after is not null
                ? TypedResults.Ok(await Read(query, filter, fields, caller, page, after, clock.GetUtcNow(), ct))
                : Problems.Invalid("cursor-unknown", "The cursor is not one that this list gave out.", "Leave it out to start at the first page.");
        })
        .WithTags("incidents").WithSummary("Lists and searches incidents, newest first; custom fields as field.name=value.")
        .Produces<Page<Summary>>().ProducesProblem(400);

    private static async Task<Page<Summary>> Read(
        IQuerySession query, IncidentFilter filter, IEnumerable<KeyValuePair<string, string>> fields, Caller caller, PageRequest page, Guid? after,
        DateTimeOffset now, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand();
        var conditions = filter.Conditions(command.Parameters, fields).Append(VisibleIncidents.To(caller, command.Parameters)).ToList();
        if (after is { } last)
        {
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Uuid, Value = last });
            conditions.Add($"id < ${command.Parameters.Count}");
        }

        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Integer, Value = page.Size + 1 });
        // Ids are in order of time. Conditions are our own words: whatever a caller gave is a parameter.
        command.CommandText =
            $"""
            select id, number, title, severity, status, mode, declared_at,
                   coalesce(roles->>'commander', (select r.roles->>'commander' from {IncidentRow.Table} r where r.id = {IncidentRow.Table}.root)), timer, services
            from {IncidentRow.Table} where {string.Join(" and ", conditions)}
            order by id desc limit ${command.Parameters.Count}
            """;
        var rows = await command.Read(
            query,
            r => new Summary(
                r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetFieldValue<DateTimeOffset>(6),
                r.IsDBNull(7) ? null : r.GetString(7), JsonSerializer.Deserialize<IncidentTimer>(r.GetString(8), Wire.Json)!.Elapsed(now), r.GetFieldValue<string[]>(9)),
            ct);
        return page.Of(rows, r => r.Id.ToString());
    }

    private static List<KeyValuePair<string, string>> FieldsOf(HttpRequest request) =>
    [
        .. request.Query.Where(q => q.Key.StartsWith(IncidentFilter.FieldPrefix, StringComparison.OrdinalIgnoreCase))
            .SelectMany(q => q.Value.Select(v => KeyValuePair.Create(q.Key[IncidentFilter.FieldPrefix.Length..], v ?? ""))),
    ];
}
