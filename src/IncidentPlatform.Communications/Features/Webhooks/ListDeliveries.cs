using System.Globalization;
using IncidentPlatform.Communications.Webhooks;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using Marten;
using Npgsql;

namespace IncidentPlatform.Communications.Features.Webhooks;

/// <summary>What a subscription is owed and was sent: ids, types and what the receiver answered, never a body.</summary>
public static class ListDeliveries
{
    /// <param name="MessageId">The header <c>webhook-id</c>.</param>
    /// <param name="Type">Fact type, or <c>Ping</c>.</param>
    /// <param name="IncidentId">Absent for a ping.</param>
    /// <param name="FactId">The fact, a position that can be replayed from; absent for a ping.</param>
    /// <param name="Version">The fact's place on the incident's stream.</param>
    /// <param name="State"><c>accepted</c>, <c>failing</c> (it is tried again, or the ping failed) or <c>owed</c> (not tried yet).</param>
    /// <param name="Attempts">How often it was sent since it was last owed.</param>
    /// <param name="Status">What the receiver answered last.</param>
    /// <param name="Failure"><c>not-accepted</c>, <c>no-answer</c>, <c>timed-out</c>, <c>address-not-public</c>, or <c>incidents-unavailable</c> where the fact could not be read.</param>
    /// <param name="TookMs">Duration of the last attempt, in milliseconds.</param>
    public sealed record Answer(
        string MessageId, string Type, Guid? IncidentId, Guid? FactId, long? Version, DateTimeOffset RecordedAt, string State, int Attempts,
        DateTimeOffset? AttemptedAt, DateTimeOffset? AcceptedAt, int? Status, string? Failure, int? TookMs);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/webhooks/{id:guid}/deliveries", List)
        .RequireRole(OrganisationRoles.Admin)
        .WithTags("webhooks").WithSummary("What a subscription is owed and what it accepted in the last 30 days, the newest facts first.").Produces<Page<Answer>>().ProducesProblem(404);

    private static async Task<IResult> List(Guid id, [AsParameters] PageRequest page, IQuerySession query, CancellationToken ct)
    {
        if (await query.LoadAsync<WebhookSubscription>(id, ct) is null)
            return Problems.NotFound("webhook subscription", id);
        var rows = await Read(id, Key.Of(page.After), page.Size + 1, query, ct);
        var shown = page.Of(rows, r => new Key(r.RecordedAt, r.Version, r.FactId).ToString());
        return TypedResults.Ok(new Page<Answer>([.. shown.Items.Select(r => r.Show(id))], shown.NextCursor));
    }

    private static async Task<IReadOnlyList<Row>> Read(Guid id, Key? before, int most, IQuerySession query, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            $"""
             select fact_id, incident_id, version, type, recorded_at, attempts, attempted_at, accepted_at, status, failure, took_ms from webhook_delivery
             where subscription_id = $1 {(before is null ? "" : "and (recorded_at, version, fact_id) < ($3, $4, $5)")}
             order by recorded_at desc, version desc, fact_id desc limit $2
             """);
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(most);
        if (before is not null)
        {
            command.Parameters.AddWithValue(before.RecordedAt);
            command.Parameters.AddWithValue(before.Version);
            command.Parameters.AddWithValue(before.Fact);
        }

        await using var reader = await query.ExecuteReaderAsync(command, ct);
        var rows = new List<Row>();
        while (await reader.ReadAsync(ct))
        {
            rows.Add(new Row(
                reader.GetGuid(0), reader.GetGuid(1), reader.GetInt64(2), reader.GetString(3), await reader.GetFieldValueAsync<DateTimeOffset>(4, ct), reader.GetInt32(5),
                await reader.GetFieldValueAsync<DateTimeOffset?>(6, ct), await reader.GetFieldValueAsync<DateTimeOffset?>(7, ct), await reader.GetFieldValueAsync<int?>(8, ct),
                await reader.IsDBNullAsync(9, ct) ? null : reader.GetString(9), await reader.GetFieldValueAsync<int?>(10, ct)));
        }

        return rows;
    }

    private sealed record Row(
        Guid FactId, Guid IncidentId, long Version, string Type, DateTimeOffset RecordedAt, int Attempts, DateTimeOffset? AttemptedAt,
        DateTimeOffset? AcceptedAt, int? Status, string? Failure, int? TookMs)
    {
        public Answer Show(Guid subscription)
        {
            var ping = Type == WebhookMessage.Ping;
            return new Answer(
                WebhookMessage.IdOf(subscription, FactId), Type, ping ? null : IncidentId, ping ? null : FactId, ping ? null : Version, RecordedAt,
                AcceptedAt is not null ? "accepted" : Failure is not null ? "failing" : "owed", Attempts, AttemptedAt, AcceptedAt, Status, Failure, TookMs);
        }
    }

    /// <summary>What a page starts after.</summary>
    private sealed record Key(DateTimeOffset RecordedAt, long Version, Guid Fact)
    {
        /// <exception cref="BadHttpRequestException">It is none of this list.</exception>
        public static Key? Of(string? text) => text is null ? null : text.Split('|') is [var at, var version, var fact]
            && DateTimeOffset.TryParseExact(at, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var recordedAt)
            && long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Guid.TryParse(fact, out var id)
                ? new Key(recordedAt.ToUniversalTime(), number, id)
                : throw new BadHttpRequestException("The cursor is not one that this list gave out. Leave it out to start at the first page.");

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{RecordedAt:O}|{Version}|{Fact}");
    }
}
