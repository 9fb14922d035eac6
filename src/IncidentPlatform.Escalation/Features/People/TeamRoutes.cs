using IncidentPlatform.Contracts;
using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Escalation.Features.People;

/// <summary>Who works together.</summary>
public static class TeamRoutes
{
    /// <param name="Members">Person ids, of the directory.</param>
    public sealed record Request(IReadOnlyList<string> Members);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/teams/{team}", async (string team, Request body, Commands commands, IQuerySession query, CancellationToken ct) =>
                await Here.Unknown(body.Members, query, ct) is { } unknown
                    ? PutPosition.UnknownPerson(unknown)
                    : await commands.Store(new Team(team, [.. body.Members.Distinct()]), ct))
            .RequireRole(OrganisationRoles.Admin)
            .WithTags("people").WithSummary("Says who is in a team.")
            .Produces<Team>().ProducesProblem(400);
        routes.MapDelete("/teams/{team}", (string team, Commands commands, CancellationToken ct) => commands.Remove<Team>(team, ct))
            .RequireRole(OrganisationRoles.Admin)
            .WithTags("people").WithSummary("Takes a team out of the directory; its people stay.")
            .Produces(204);
    }
}
