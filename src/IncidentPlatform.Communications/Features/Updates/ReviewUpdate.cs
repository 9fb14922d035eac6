using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Communications.Features.Updates;

/// <summary>PR or legal counsel is asked about exactly one text, and answers; until then it does not leave.</summary>
public static class ReviewUpdate
{
    /// <param name="Of"><c>pr</c> or <c>legal</c>.</param>
    /// <param name="DueAt">By when an answer is owed, within seven days.</param>
    /// <param name="Person">Person id of who is to answer; whoever has the role in the organisation where absent.</param>
    public sealed record Question(Reviewer Of, DateTimeOffset DueAt, string? Person = null);

    /// <param name="Answer"><c>approved</c>, <c>changed</c> (after the text was changed) or <c>refused</c>.</param>
    /// <param name="Note">Why, where it is not approved as it is.</param>
    public sealed record Response(ReviewAnswer Answer, string? Note = null);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/updates/{id:guid}/reviews", async (
                Guid id, Question body, Commands commands, IncidentReaders readers, IQuerySession query, HttpRequest request, CancellationToken ct) =>
            {
                var (seen, problem) = await SeenUpdate.Of(id, request, query, readers, ct);
                if (seen is null)
                    return problem!;
                var review = Guid.CreateVersion7();
                var person = string.IsNullOrWhiteSpace(body.Person) ? null : PlainText.Line(body.Person);
                return await commands.Adding<Conversation>(
                    seen.IncidentId, $"/updates/{id}/reviews/{review}", (c, now) => Reviewing.Ask(c, review, id, body.Of, person, body.DueAt, seen.Update.Text.Hash(), now));
            })
            .RequireRole(OrganisationRoles.Communications, OrganisationRoles.Commander, OrganisationRoles.Responder, OrganisationRoles.Legal)
            .WithTags("updates").WithSummary("Asks PR or legal counsel about exactly this text (If-Match: the update's ETag); it does not leave before the answer.")
            .Produces<CommandAnswer>(201).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);

        routes.MapPost("/updates/{id:guid}/reviews/{review:guid}/answer", async (
                Guid id, Guid review, Response body, Commands commands, IncidentReaders readers, IQuerySession query, CancellationToken ct) =>
            {
                if (await query.ConversationOfUpdate(id, readers, ct) is not { } conversation)
                    return Problems.NotFound("update", id);
                var of = conversation.Update(id)!.Reviews.FirstOrDefault(r => r.Id == review)?.Of;
                var may = commands.Caller.Has(of == Reviewer.Legal ? OrganisationRoles.Legal : OrganisationRoles.Communications);
                return await commands.Additive<Conversation>(
                    conversation.Id, (c, _) => Reviewing.Answer(c, id, review, body.Answer, body.Note, commands.Caller.Actor, may));
            })
            .RequireAnyRole()
            .WithTags("updates").WithSummary("Answers a question about a text: approved, changed or refused.")
            .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
    }
}
