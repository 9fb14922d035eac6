using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Communications.Features.SocialPosts;

/// <summary>What was posted on social networks: recorded as it was posted, by whoever posted it.</summary>
public static class RecordSocialPost
{
    /// <param name="Network">Where: <c>mastodon</c>, <c>linkedin</c>.</param>
    /// <param name="Link">The post.</param>
    /// <param name="Text">Its words; those of the update where absent.</param>
    /// <param name="UpdateId">The update it says, which was sent.</param>
    public sealed record Request(string Network, string Link, string? Text = null, Guid? UpdateId = null);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/incidents/{id:guid}/social-posts", async (Guid id, Request body, Commands commands, IncidentReaders readers, IQuerySession query, CancellationToken ct) =>
            {
                if (await query.Conversation(id, readers, ct) is null)
                    return Problems.NotFound("incident", id);
                var post = Guid.CreateVersion7();
                return await commands.Adding<Conversation>(
                    id, $"/incidents/{id}/social-posts", (c, _) => Domain.SocialPosts.Record(c, post, body.UpdateId, body.Network, body.Link, body.Text));
            })
            .RequireRole(OrganisationRoles.Communications, OrganisationRoles.Commander, OrganisationRoles.Support)
            .WithTags("updates").WithSummary("Records what was posted on a social network; the same link again records nothing.")
            .Produces<CommandAnswer>(201).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);

        routes.MapGet("/incidents/{id:guid}/social-posts", async (Guid id, [AsParameters] PageRequest page, IQuerySession query, IncidentReaders readers, CancellationToken ct) =>
                await query.Conversation(id, readers, ct) is { } conversation
                    ? TypedResults.Ok(page.Of([.. conversation.SocialPosts.SkipWhile(p => page.After is not null && p.Id.ToString() != page.After).Skip(page.After is null ? 0 : 1).Take(page.Size + 1)], p => p.Id.ToString()))
                    : Problems.NotFound("incident", id))
            .WithTags("updates").WithSummary("What was posted on social networks, oldest first.")
            .Produces<Page<SocialPost>>().ProducesProblem(404);
    }
}
