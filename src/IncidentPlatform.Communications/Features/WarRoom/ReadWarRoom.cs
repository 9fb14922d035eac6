using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Communications.Features.WarRoom;

/// <summary>The war room of an incident: where it is, how far its set-up has come, who is in it, its rules, and what was said.</summary>
public static class ReadWarRoom
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/incidents/{id:guid}/war-room", Room)
            .WithTags("war-room").WithSummary("The war room of an incident, with each step of its set-up.").Produces<WarRoomView>().ProducesProblem(404);
        routes.MapGet("/incidents/{id:guid}/war-room/messages", Messages)
            .WithTags("war-room").WithSummary("What was said in the war room, or in the technical room, oldest first.")
            .Produces<Page<WarRoomView.Message>>().ProducesProblem(400).ProducesProblem(404);
        routes.MapGet("/incidents/{id:guid}/war-room/messages/{message:guid}", One)
            .WithTags("war-room").WithSummary("One message of either room.").Produces<WarRoomView.Message>().ProducesProblem(404);
    }

    private static async Task<IResult> Room(Guid id, IQuerySession query, IncidentReaders readers, CancellationToken ct) =>
        await query.Conversation(id, readers, ct) is { Room: { } room }
            ? TypedResults.Ok(WarRoomView.Of(room))
            : Problems.NotFound("war room of incident", id);

    /// <param name="room"><c>war-room</c> (where absent) or <c>technical</c>.</param>
    private static async Task<IResult> Messages(
        Guid id, [AsParameters] PageRequest page, IQuerySession query, IncidentReaders readers, CancellationToken ct, string? room = null)
    {
        var kind = room is null ? RoomKind.WarRoom : Enum.GetValues<RoomKind>().Where(k => Words.Of(k) == room).Select(k => (RoomKind?)k).FirstOrDefault();
        if (kind is null)
            return Problems.Invalid("room-unknown", $"There is no room '{room}'.", "Ask for war-room or technical.");
        if (await query.Conversation(id, readers, ct) is not { Room: { } found })
            return Problems.NotFound("war room of incident", id);

        var all = found.Messages.Where(m => m.Room == kind);
        var rest = all.SkipWhile(m => page.After is not null && m.Id.ToString() != page.After).Skip(page.After is null ? 0 : 1);
        return TypedResults.Ok(page.Of([.. rest.Take(page.Size + 1).Select(WarRoomView.Message.Of)], m => m.Id.ToString()));
    }

    private static async Task<IResult> One(Guid id, Guid message, IQuerySession query, IncidentReaders readers, CancellationToken ct) =>
        (await query.Conversation(id, readers, ct))?.Room?.Messages.FirstOrDefault(m => m.Id == message) is { } found
            ? TypedResults.Ok(WarRoomView.Message.Of(found))
            : Problems.NotFound("message", message);
}
