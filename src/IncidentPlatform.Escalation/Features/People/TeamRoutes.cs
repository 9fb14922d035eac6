using IncidentPlatform.Contracts;
using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.EventStore;
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
        routes.MapDelete("/teams/{team}", async (string team, StreamSessions sessions, CancellationToken ct) =>
            {
                await using var transaction = sessions.Open();
                transaction.Session.Delete<Team>(team);
                await transaction.Save(ct);
                return TypedResults.NoContent();
            })
            .RequireRole(OrganisationRoles.Admin)
            .WithTags("people").WithSummary("Takes a team out of the directory; its people stay.")
            .Produces(204);
    }
}
