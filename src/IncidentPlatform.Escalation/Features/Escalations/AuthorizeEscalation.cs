using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Domain.Escalations;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;

namespace IncidentPlatform.Escalation.Features.Escalations;

/// <summary>The commander lets a missed obligation go to the executives of its ladder.</summary>
public static class AuthorizeEscalation
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/incidents/{id:guid}/escalations/{obligationId:guid}/authorisation", async (Guid id, Guid obligationId, Commands commands, IncidentReaders readers, CancellationToken ct) =>
                await readers.MayRead(id, ct)
                    ? await commands.Additive<Ledger>(id, (ledger, now) => Asking.Authorize(ledger, obligationId, commands.Caller.Actor, now))
                    : Problems.NotFound("incident", id))
            .RequireAnyRole()
            .WithTags("escalations").WithSummary("The current commander authorises the escalation that was asked for.")
            .Produces<CommandAnswer>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}
