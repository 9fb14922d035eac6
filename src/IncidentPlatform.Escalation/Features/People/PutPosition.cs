using IncidentPlatform.Contracts;
using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Escalation.Features.People;

/// <summary>A position of the organisation is filled.</summary>
public static class PutPosition
{
    /// <param name="Person">Person id, of the directory.</param>
    public sealed record Request(string Person);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/positions/{position}", async (string position, Request body, Commands commands, IQuerySession query, CancellationToken ct) =>
                await Here.Unknown([body.Person], query, ct) is not null
                    ? UnknownPerson(body.Person)
                    : await commands.Store(new Position(position, body.Person), ct))
            .RequireRole(OrganisationRoles.Admin)
            .WithTags("people").WithSummary("Fills a position that escalations go to, for example engineering-vp.")
            .Produces<Position>().ProducesProblem(400);

    internal static IResult UnknownPerson(string person) => Problems.Invalid(
        "person-unknown", $"The directory has no person {person}.", "Add the person with PUT /people/{id} first.");
}
