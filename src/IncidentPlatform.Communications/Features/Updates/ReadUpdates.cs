using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Communications.Features.Updates;

/// <summary>The updates of an incident, and one of them with its ETag.</summary>
public static class ReadUpdates
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/incidents/{id:guid}/updates", List)
            .WithTags("updates").WithSummary("Every update of an incident, drafts and all, oldest first.")
            .Produces<Page<UpdateView>>().ProducesProblem(404);
        routes.MapGet("/updates/{id:guid}", One)
            .WithTags("updates").WithSummary("An update, with its ETag.").Produces<UpdateView>().ProducesProblem(404);
    }

    private static async Task<IResult> List(
        Guid id, [AsParameters] PageRequest page, IQuerySession query, IncidentReaders readers, CancellationToken ct)
    {
        if (await query.Conversation(id, readers, ct) is not { } conversation)
            return Problems.NotFound("incident", id);

        var rest = conversation.Updates.SkipWhile(u => page.After is not null && u.Id.ToString() != page.After).Skip(page.After is null ? 0 : 1);
        return TypedResults.Ok(page.Of([.. rest.Take(page.Size + 1).Select(u => UpdateView.Of(id, u))], u => u.Id.ToString()));
    }

    private static async Task<IResult> One(Guid id, IQuerySession query, IncidentReaders readers, HttpResponse response, CancellationToken ct)
    {
        if (await query.ConversationOfUpdate(id, readers, ct) is not { } conversation)
            return Problems.NotFound("update", id);

        var view = UpdateView.Of(conversation.Id, conversation.Update(id)!);
        response.Headers.ETag = ETags.Of(view.Revision);
        return TypedResults.Ok(view);
    }
}
