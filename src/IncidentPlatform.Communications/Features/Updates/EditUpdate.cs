using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Reactions;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Communications.Features.Updates;

/// <summary>A person changes the words of an update that has not left; an approval it had is gone.</summary>
public static class EditUpdate
{
    /// <param name="Text">Plain text.</param>
    /// <param name="Subject">One line; as it was where absent.</param>
    /// <param name="States">Subjects the new words state; those of the words before where absent.</param>
    public sealed record Request(string Text, string? Subject = null, IReadOnlyList<Subject>? States = null);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/updates/{id:guid}", async (
                Guid id, Request body, Commands commands, IncidentReaders readers, KnownDetail known, IQuerySession query, HttpRequest request, CancellationToken ct) =>
            {
                var (seen, problem) = await SeenUpdate.Of(id, request, query, readers, ct);
                if (seen is null)
                    return problem!;
                var detail = await known.Of(seen.IncidentId, seen.Update.Audience, ct);
                return await commands.Additive<Conversation>(seen.IncidentId, (c, _) => Writing.Edit(
                    c, id, new Text(body.Subject ?? seen.Update.Text.Subject, body.Text, seen.Update.Text.Support), body.States, detail));
            })
            .RequireRole(OrganisationRoles.Communications, OrganisationRoles.Commander, OrganisationRoles.Responder, OrganisationRoles.Support)
            .WithTags("updates").WithSummary("Changes an update that has not left (If-Match: the update's ETag).")
            .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
}
