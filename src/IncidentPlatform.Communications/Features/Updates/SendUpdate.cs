using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Reactions;
using IncidentPlatform.Communications.Views;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Communications.Features.Updates;

/// <summary>
/// An approved update leaves by every channel of its audience. Incidents is read first: an update that states what no longer holds is
/// stopped instead, and the answer's facts say so.
/// </summary>
public static class SendUpdate
{
    /// <param name="RecallWindow">How long it can be recalled before it leaves; it leaves at once where absent.</param>
    public sealed record Request(TimeSpan? RecallWindow = null);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/updates/{id:guid}/sending", async (
                Guid id, Request? body, Commands commands, IncidentReaders readers, IncidentReader incidents, KnownDetail known, Playbook playbook, IQuerySession query, HttpRequest request,
                CancellationToken ct) =>
            {
                var (seen, problem) = await SeenUpdate.Of(id, request, query, readers, ct);
                if (seen is null)
                    return problem!;
                var read = await incidents.Read(seen.IncidentId, query, ct);
                int? recipients = seen.Update.Audience == Audience.Customers ? null : (await AudienceLists.RecipientsOf(seen.Update.Audience, query, ct)).Count;
                var detail = await known.Of(seen.IncidentId, seen.Update.Audience, ct);
                return await commands.Additive<Conversation>(seen.IncidentId, (c, now) => Sending.Begin(
                    c, id, commands.Caller.Actor, read, recipients, playbook, now, detail, body?.RecallWindow ?? TimeSpan.Zero));
            })
            .RequireAnyRole()
            .WithTags("updates").WithSummary("Sends an approved update (If-Match: its ETag), or stops it where it states what no longer holds (the answer's facts say which).")
            .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428).ProducesProblem(503);
}
