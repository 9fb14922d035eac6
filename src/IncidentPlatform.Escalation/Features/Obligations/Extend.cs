using IncidentPlatform.Contracts;
using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Domain.Obligations;
using IncidentPlatform.Escalation.Views;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Escalation.Features.Obligations;

/// <summary>Something owed may take longer, with the reason.</summary>
public static class Extend
{
    /// <param name="Due">When it is due instead: later than now.</param>
    public sealed record Request(DateTimeOffset Due, string Reason);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/obligations/{id:guid}/extension", async (Guid id, Request body, Commands commands, IncidentReaders readers, IQuerySession query, CancellationToken ct) =>
                await LedgerItems.LedgerOf(query, id, ct) is { } incident && await readers.MayRead(incident, ct)
                    ? await commands.Additive<Ledger>(incident, (ledger, now) => Extending.Extend(ledger, id, body.Due.ToUniversalTime(), body.Reason, commands.Caller.Actor, now))
                    : Problems.NotFound("obligation", id))
            .RequireRole(OrganisationRoles.Commander, OrganisationRoles.Admin)
            .WithTags("obligations").WithSummary("Gives more time for an obligation that is not due yet, with the reason.")
            .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
}
