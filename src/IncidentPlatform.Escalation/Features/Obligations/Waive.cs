using IncidentPlatform.Contracts;
using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Domain.Obligations;
using IncidentPlatform.Escalation.Views;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Escalation.Features.Obligations;

/// <summary>Something owed need not be done, with the reason.</summary>
public static class Waive
{
    public sealed record Request(string Reason);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/obligations/{id:guid}/waiver", async (Guid id, Request body, Commands commands, IncidentReaders readers, IQuerySession query, CancellationToken ct) =>
                await LedgerItems.LedgerOf(query, id, ct) is { } incident && await readers.MayRead(incident, ct)
                    ? await commands.Additive<Ledger>(incident, (ledger, now) => Waiving.Waive(ledger, id, body.Reason, commands.Caller.Actor, now))
                    : Problems.NotFound("obligation", id))
            .RequireRole(OrganisationRoles.Commander, OrganisationRoles.Admin)
            .WithTags("obligations").WithSummary("Waives an obligation, with the reason.")
            .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
}
