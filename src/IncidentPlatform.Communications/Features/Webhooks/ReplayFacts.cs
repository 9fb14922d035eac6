using IncidentPlatform.Communications.Webhooks;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Clocks;
using Marten;

namespace IncidentPlatform.Communications.Features.Webhooks;

/// <summary>Moves a subscription to a position: from there on all it wants is sent (again), in order; nothing before it is owed any more.</summary>
public static class ReplayFacts
{
    /// <param name="FromFact">A fact: it and what was recorded since.</param>
    /// <param name="FromTime">A time: what was recorded since.</param>
    public sealed record Request(Guid? FromFact = null, DateTimeOffset? FromTime = null);

    /// <param name="Owed">How many facts are owed now.</param>
    /// <param name="PassedOver">How many were owed and no longer are, because they come before the position.</param>
    public sealed record Answer(int Owed, int PassedOver);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/webhooks/{id:guid}/replay", Replay)
        .RequireRole(OrganisationRoles.Admin)
        .WithTags("webhooks").WithSummary("Sends what was recorded since a fact or a time, again where it was sent before.")
        .Produces<Answer>().ProducesProblem(400).ProducesProblem(404);

    private static async Task<IResult> Replay(Guid id, Request body, IDocumentSession session, DomainClock clock, CancellationToken ct)
    {
        if (body.FromFact is null == body.FromTime is null)
            return Problems.Invalid("position-needed", "A replay begins at a fact or at a time.", "Give either fromFact or fromTime.");
        if (await session.LoadAsync<WebhookSubscription>(id, ct) is null)
            return Problems.NotFound("webhook subscription", id);
        if (await From(body, session, ct) is not { } from)
            return Problems.Invalid("position-unknown", $"There is no fact {body.FromFact} to replay from.", "Use a fact id that the deliveries list, or give a time in fromTime.");

        var (owed, passedOver) = await OwedFacts.Replay(id, from, session, clock.GetUtcNow(), ct);
        await session.SaveChangesAsync(ct);
        return TypedResults.Ok(new Answer(owed, passedOver));
    }

    private static async Task<Position?> From(Request body, IDocumentSession session, CancellationToken ct) =>
        body.FromTime is { } time ? Position.Of(time) : await Position.Of(body.FromFact!.Value, session, ct);
}
