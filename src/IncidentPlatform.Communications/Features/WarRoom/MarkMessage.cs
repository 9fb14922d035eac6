using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Communications.Features.WarRoom;

/// <summary>What was said becomes a decision or a finding of the incident, in the name of who said it and as of when it was said.</summary>
public static class MarkMessage
{
    public sealed record Request(Mark Mark);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/incidents/{id:guid}/war-room/messages/{message:guid}/mark", async (
                Guid id, Guid message, Request body, Commands commands, IncidentReaders readers, IQuerySession query, CancellationToken ct) =>
                await query.Conversation(id, readers, ct) is null
                    ? Problems.NotFound("incident", id)
                    : await commands.Additive<Conversation>(id, (c, _) => RoomTalk.MarkAs(c, message, body.Mark, commands.Caller.Actor)))
            .RequireAnyRole()
            .WithTags("war-room").WithSummary("Marks a message as a decision or a finding: by its author, or by whoever holds a role in the incident.")
            .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}
