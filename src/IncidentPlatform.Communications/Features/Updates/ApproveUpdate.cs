using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Reactions;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Communications.Features.Updates;

/// <summary>The communications lead (the commander until there is one) approves exactly the text that was read.</summary>
public static class ApproveUpdate
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/updates/{id:guid}/approval", async (
                Guid id, Commands commands, IncidentReaders readers, IncidentReader incidents, KnownDetail known, Playbook playbook, IQuerySession query, HttpRequest request,
                CancellationToken ct) =>
            {
                var (seen, problem) = await SeenUpdate.Of(id, request, query, readers, ct);
                if (seen is null)
                    return problem!;
                var read = await incidents.Read(seen.IncidentId, query, ct);
                var detail = await known.Of(seen.IncidentId, seen.Update.Audience, ct);
                return await commands.Additive<Conversation>(seen.IncidentId, (c, now) => Approval.Approve(
                    c, id, commands.Caller.Actor, seen.Update.Text.Hash(), read, playbook, now, detail));
            })
            .RequireAnyRole()
            .WithTags("updates").WithSummary("Approves exactly this text (If-Match: the update's ETag); an edit afterwards needs another approval.")
            .Produces<CommandAnswer>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428).ProducesProblem(503);
}
