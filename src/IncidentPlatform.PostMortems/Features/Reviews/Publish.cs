using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Messaging;
using IncidentPlatform.PostMortems.Domain.ReviewFiles;
using IncidentPlatform.PostMortems.Domain.Reviews;
using IncidentPlatform.PostMortems.Rendering;
using IncidentPlatform.PostMortems.Views;
using Marten;

namespace IncidentPlatform.PostMortems.Features.Reviews;

/// <summary>The review as it stands may go out, to the byte; it is out when it shows as published.</summary>
public static class Publish
{
    public sealed record Request(Distribution Distribution);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/review/publication", async Task<IResult> (
                Guid id, Request body, Commands commands, IncidentStories stories, IQuerySession query, CancellationToken ct) =>
            {
                if (await IncidentCopies.Find(query, id, ct) is not { } copy || await stories.Read(id, commands.Caller.PersonId, ct) is not { } story)
                    return Problems.Unavailable("facts-unavailable", "Incidents does not answer, and a review is rebuilt from its facts.");

                var publicationId = Guid.CreateVersion7();
                return await commands.Deciding<ReviewFile>(id, (file, _) =>
                {
                    var review = Review.Of(id, story, file);
                    var hash = RenderedReview.Of(review, body.Distribution).ContentHash;
                    return PublicationDecider.Authorise(file, review, body.Distribution, copy.State.Access.Restricted, hash, publicationId);
                });
            })
            .RequireRole(OrganisationRoles.Commander, OrganisationRoles.Communications, OrganisationRoles.Executive)
            .WithTags("reviews").WithSummary("Publishes the review, internally or to the public.")
            .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428).ProducesProblem(503);
}
