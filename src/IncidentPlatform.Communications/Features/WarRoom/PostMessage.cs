using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Communications.Features.WarRoom;

/// <summary>Somebody who may know of the incident says something in one of its rooms.</summary>
public static class PostMessage
{
    /// <param name="Text">Plain text.</param>
    /// <param name="Room">Which of the two rooms; the war room where absent.</param>
    /// <param name="Mark">What it is for the incident: it becomes a fact of it in the caller's name.</param>
    public sealed record Request(string Text, RoomKind Room = RoomKind.WarRoom, Mark? Mark = null);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/incidents/{id:guid}/war-room/messages", async (
                Guid id, Request body, Commands commands, IncidentReaders readers, IQuerySession query, CancellationToken ct) =>
            {
                if (await query.Conversation(id, readers, ct) is null)
                    return Problems.NotFound("incident", id);
                var messageId = Guid.CreateVersion7();
                return await commands.Adding<Conversation>(
                    id, $"/incidents/{id}/war-room/messages/{messageId}",
                    (c, now) => RoomTalk.Post(c, messageId, body.Text, commands.Caller.Actor, now, body.Room, body.Mark));
            })
            .RequireAnyRole()
            .WithTags("war-room").WithSummary("Says something in the war room or the technical room; marked, it is a decision or a finding of the incident.")
            .Produces<CommandAnswer>(201).ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}
