using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.PostMortems.Domain.ReviewFiles;

namespace IncidentPlatform.PostMortems.Features.Reviews;

/// <summary>A field may stay unanswered, for a reason that the review shows.</summary>
public static class WaiveField
{
    public sealed record Request(string Field, string Reason);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/review/waivers", (Guid id, Request body, Commands commands) =>
                commands.Additive<ReviewFile>(id, (file, _) => WritingDecider.Waive(file, body.Field, body.Reason)))
            .RequireRole(OrganisationRoles.Commander, OrganisationRoles.Communications, OrganisationRoles.Executive)
            .WithTags("reviews").WithSummary("Lets the review be published without a field.")
            .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404);
}
