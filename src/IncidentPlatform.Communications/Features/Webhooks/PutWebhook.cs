using IncidentPlatform.Communications.Domain.Webhooks;
using IncidentPlatform.Communications.Webhooks;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Clocks;
using Marten;

namespace IncidentPlatform.Communications.Features.Webhooks;

/// <summary>Makes a subscription, or changes one. The secret is shown when it is made and never again.</summary>
public static class PutWebhook
{
    /// <param name="Name">What people call it.</param>
    /// <param name="Url">https; kept and not shown again.</param>
    /// <param name="Types">Names of fact types; every type where it is left out.</param>
    /// <param name="Severities"><c>P1</c> to <c>P4</c>; every one where it is left out.</param>
    /// <param name="Services">Facts of incidents that affect one of these; of all incidents where it is left out.</param>
    public sealed record Request(string Name, Uri Url, IReadOnlyList<string>? Types = null, IReadOnlyList<string>? Severities = null, IReadOnlyList<string>? Services = null);

    /// <param name="Secret">What messages are signed with (<c>whsec_</c> and base64); it is shown this once.</param>
    public sealed record Created(Guid Id, string Secret);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/webhooks", Create)
            .RequireRole(OrganisationRoles.Admin)
            .WithTags("webhooks").WithSummary("Subscribes a receiver to facts from now on; its secret is shown this once.")
            .Produces<Created>(201).ProducesProblem(400);
        routes.MapPut("/webhooks/{id:guid}", Change)
            .RequireRole(OrganisationRoles.Admin)
            .WithTags("webhooks").WithSummary("Changes a subscription as a whole; what it is owed already stays owed.")
            .Produces(204).ProducesProblem(400).ProducesProblem(404);
    }

    private static async Task<IResult> Create(
        Request body, IDocumentSession session, Caller caller, DomainClock clock, IHostEnvironment environment, CancellationToken ct)
    {
        if (Refusal(body, environment) is { } refusal)
            return refusal;
        var (id, secret, now) = (Guid.CreateVersion7(), Signature.NewSecret(), clock.GetUtcNow());
        session.Store(Subscription(id, body, now, caller.Actor.Id));
        session.Store(new WebhookSecrets(id, [new WebhookSecret(secret, now)]));
        await session.SaveChangesAsync(ct);
        return TypedResults.Created($"/webhooks/{id}", new Created(id, secret));
    }

    private static async Task<IResult> Change(Guid id, Request body, IDocumentSession session, IHostEnvironment environment, CancellationToken ct)
    {
        if (Refusal(body, environment) is { } refusal)
            return refusal;
        if (await session.LoadAsync<WebhookSubscription>(id, ct) is not { } before)
            return Problems.NotFound("webhook subscription", id);
        session.Store(Subscription(id, body, before.CreatedAt, before.CreatedBy));
        await session.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    private static WebhookSubscription Subscription(Guid id, Request body, DateTimeOffset createdAt, string createdBy) => new(
        id, body.Name.Trim(), body.Url, Some(body.Types), Some(body.Severities), Some(body.Services), createdAt, createdBy);

    /// <summary>An empty list names none, which is meant as no less than every one.</summary>
    private static IReadOnlyList<string>? Some(IReadOnlyList<string>? named) => named is { Count: > 0 } ? [.. named.Distinct()] : null;

    private static IResult? Refusal(Request body, IHostEnvironment environment) =>
        WebhookRules.Refusal(body.Name, body.Url, body.Types, body.Severities, body.Services, environment.IsDevelopment()) is { } refusal ? Problems.Of(refusal) : null;
}
