using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Communications.Features.WarRoom;

/// <summary>The war room of an incident: where it is, who is in it, its rules, and what was said.</summary>
public static class ReadWarRoom
{
    /// <param name="Url">Where it is; absent until it is open.</param>
    /// <param name="Invited">Person ids.</param>
    /// <param name="Participants">Who was invited, and for which role.</param>
    public sealed record Answer(
        string Name, string? Url, string? BridgeUrl, IReadOnlyList<string> Invited, IReadOnlyList<Participant> Participants,
        IReadOnlyList<string> Rules, DateTimeOffset? OpenedAt);

    /// <param name="Author">Person id, or the service that wrote it.</param>
    public sealed record Message(Guid Id, string Author, string Text, DateTimeOffset At, bool Pinned);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/incidents/{id:guid}/war-room", Room)
            .WithTags("war-room").WithSummary("The war room of an incident.").Produces<Answer>().ProducesProblem(404);
        routes.MapGet("/incidents/{id:guid}/war-room/messages", Messages)
            .WithTags("war-room").WithSummary("What was said in the war room, oldest first.").Produces<Page<Message>>().ProducesProblem(404);
    }

    private static async Task<IResult> Room(Guid id, IQuerySession query, IncidentReaders readers, CancellationToken ct) =>
        await query.Conversation(id, readers, ct) is { Room: { } room }
            ? TypedResults.Ok(new Answer(
                room.Name, room.Url, room.BridgeUrl, [.. room.Participants.Select(p => p.Person)], room.Participants, room.Rules, room.OpenedAt))
            : Problems.NotFound("war room of incident", id);

    private static async Task<IResult> Messages(
        Guid id, [AsParameters] PageRequest page, IQuerySession query, IncidentReaders readers, CancellationToken ct)
    {
        if (await query.Conversation(id, readers, ct) is not { Room: { } room })
            return Problems.NotFound("war room of incident", id);

        var rest = room.Messages.SkipWhile(m => page.After is not null && m.Id.ToString() != page.After).Skip(page.After is null ? 0 : 1);
        return TypedResults.Ok(page.Of(
            [.. rest.Take(page.Size + 1).Select(m => new Message(m.Id, m.Author, m.Text, m.PostedAt, m.Pinned))], m => m.Id.ToString()));
    }
}
