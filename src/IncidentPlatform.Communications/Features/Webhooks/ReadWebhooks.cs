using IncidentPlatform.Communications.Webhooks;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using Marten;
using Npgsql;

namespace IncidentPlatform.Communications.Features.Webhooks;

/// <summary>Subscriptions and how they stand. Neither a secret nor the whole address is ever shown.</summary>
public static class ReadWebhooks
{
    /// <param name="Host">Where it leads, without the rest.</param>
    /// <param name="State"><c>active</c> or <c>disabled</c>.</param>
    /// <param name="Owed">Facts not delivered yet.</param>
    /// <param name="OldestOwed">When the oldest of them was recorded.</param>
    /// <param name="Secrets">The newest first, without the secrets themselves.</param>
    public sealed record Answer(
        Guid Id, string Name, string Host, IReadOnlyList<string>? Types, IReadOnlyList<string>? Severities, IReadOnlyList<string>? Services,
        DateTimeOffset CreatedAt, string CreatedBy, string State, Disabled? Disabled, long Owed, DateTimeOffset? OldestOwed, IReadOnlyList<Secret> Secrets);

    /// <param name="Reason"><c>gone</c>: the receiver answered 410. <c>not-accepted-for-48-hours</c>: it did not accept a message for that long.</param>
    /// <param name="MessageId">The message at which it was disabled.</param>
    public sealed record Disabled(DateTimeOffset Since, string Reason, string MessageId);

    /// <param name="ValidUntil">Until when messages are signed with it; absent for the newest.</param>
    public sealed record Secret(DateTimeOffset CreatedAt, DateTimeOffset? ValidUntil);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/webhooks", List)
            .RequireRole(OrganisationRoles.Admin)
            .WithTags("webhooks").WithSummary("Every webhook subscription, with its state and what it is owed.").Produces<Page<Answer>>();
        routes.MapGet("/webhooks/{id:guid}", async (Guid id, IQuerySession query, CancellationToken ct) =>
                await query.LoadAsync<WebhookSubscription>(id, ct) is { } found
                    ? TypedResults.Ok((await Of([found], query, ct)).Single()) : Problems.NotFound("webhook subscription", id))
            .RequireRole(OrganisationRoles.Admin)
            .WithTags("webhooks").WithSummary("One webhook subscription.").Produces<Answer>().ProducesProblem(404);
        routes.MapGet("/webhooks/fact-types", () => TypedResults.Ok<IReadOnlyList<string>>([.. WebhookRules.FactTypes.Order(StringComparer.Ordinal)]))
            .WithTags("webhooks").WithSummary("The types that facts have.");
    }

    private static async Task<IResult> List([AsParameters] PageRequest page, IQuerySession query, CancellationToken ct)
    {
        var after = Guid.TryParse(page.After, out var last) ? last : Guid.Empty;
        var found = await query.Query<WebhookSubscription>().Where(s => s.Id.CompareTo(after) > 0).OrderBy(s => s.Id).Take(page.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(page.Of(await Of(found, query, ct), s => s.Id.ToString()));
    }

    private static async Task<IReadOnlyList<Answer>> Of(IReadOnlyList<WebhookSubscription> subscriptions, IQuerySession query, CancellationToken ct)
    {
        Guid[] ids = [.. subscriptions.Select(s => s.Id)];
        var disabled = (await query.LoadManyAsync<DisabledWebhook>(ct, ids)).ToDictionary(d => d.Id);
        var secrets = (await query.LoadManyAsync<WebhookSecrets>(ct, ids)).ToDictionary(s => s.Id);
        var owed = await Owed(ids, query, ct);
        return
        [
            .. subscriptions.Select(s => new Answer(
                s.Id, s.Name, s.Url.Host, s.Types, s.Severities, s.Services, s.CreatedAt, s.CreatedBy,
                disabled.TryGetValue(s.Id, out var off) ? "disabled" : "active", off is null ? null : new Disabled(off.Since, off.Reason, off.MessageId),
                owed.GetValueOrDefault(s.Id).Count, owed.GetValueOrDefault(s.Id).Oldest,
                [.. (secrets.GetValueOrDefault(s.Id)?.All ?? []).Select(k => new Secret(k.CreatedAt, k.ValidUntil))])),
        ];
    }

    private static async Task<Dictionary<Guid, (long Count, DateTimeOffset? Oldest)>> Owed(Guid[] ids, IQuerySession query, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            $"""
             select subscription_id, count(*), min(recorded_at) from webhook_delivery
             where subscription_id = any($1) and accepted_at is null and type <> '{WebhookMessage.Ping}' group by subscription_id
             """);
        command.Parameters.AddWithValue(ids);
        await using var reader = await query.ExecuteReaderAsync(command, ct);
        var owed = new Dictionary<Guid, (long, DateTimeOffset?)>();
        while (await reader.ReadAsync(ct))
            owed[reader.GetGuid(0)] = (reader.GetInt64(1), await reader.GetFieldValueAsync<DateTimeOffset>(2, ct));
        return owed;
    }
}
