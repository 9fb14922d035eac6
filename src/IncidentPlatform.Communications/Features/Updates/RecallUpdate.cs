using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Communications.Features.Updates;

/// <summary>Holds an update back within its recall window.</summary>
public static class RecallUpdate
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/updates/{id:guid}/recall", async (Guid id, Commands commands, IncidentReaders readers, IQuerySession query, CancellationToken ct) =>
                await query.ConversationOfUpdate(id, readers, ct) is { } conversation
                    ? await commands.Additive<Conversation>(conversation.Id, (c, now) => Sending.Recall(c, id, commands.Caller.Actor, now))
                    : Problems.NotFound("update", id))
            .RequireAnyRole()
            .WithTags("updates").WithSummary("Holds an update back that has not left yet; it is a draft again.")
            .Produces<CommandAnswer>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}
