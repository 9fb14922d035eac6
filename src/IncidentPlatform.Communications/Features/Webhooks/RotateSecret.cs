using IncidentPlatform.Communications.Domain.Webhooks;
using IncidentPlatform.Communications.Webhooks;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Clocks;
using Marten;

namespace IncidentPlatform.Communications.Features.Webhooks;

/// <summary>Gives a subscription a new secret. For a time messages carry two signatures, so that the receiver changes when it suits.</summary>
public static class RotateSecret
{
    private static readonly TimeSpan UsualOverlap = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestOverlap = TimeSpan.FromDays(7);

    /// <param name="Overlap">How long messages are signed with the former secret too; a day where it is left out, not at all with <c>PT0S</c>.</param>
    public sealed record Request(TimeSpan? Overlap = null);

    /// <param name="Secret">The new secret; it is shown this once.</param>
    /// <param name="FormerValidUntil">Until when messages are signed with the former one too.</param>
    public sealed record Answer(string Secret, DateTimeOffset FormerValidUntil);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/webhooks/{id:guid}/secret", Rotate)
        .RequireRole(OrganisationRoles.Admin)
        .WithTags("webhooks").WithSummary("Gives a subscription a new secret, shown this once; the former one goes on for a time.")
        .Produces<Answer>().ProducesProblem(400).ProducesProblem(404);

    private static async Task<IResult> Rotate(Guid id, Request body, IDocumentSession session, DomainClock clock, CancellationToken ct)
    {
        var overlap = body.Overlap ?? UsualOverlap;
        if (overlap < TimeSpan.Zero || overlap > LongestOverlap)
            return Problems.Invalid("overlap-out-of-range", $"The overlap is not between nothing and {LongestOverlap.TotalDays} days.", "Give a duration such as \"P1D\", or \"PT0S\" where the former secret is no longer to be trusted.");
        if (await session.LoadAsync<WebhookSecrets>(id, ct) is not { } secrets)
            return Problems.NotFound("webhook subscription", id);

        var (secret, now) = (Signature.NewSecret(), clock.GetUtcNow());
        session.Store(secrets.Rotated(secret, now, now + overlap));
        await session.SaveChangesAsync(ct);
        return TypedResults.Ok(new Answer(secret, now + overlap));
    }
}
