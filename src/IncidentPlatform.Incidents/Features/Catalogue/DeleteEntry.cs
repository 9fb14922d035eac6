using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Catalogue;
using IncidentPlatform.Incidents.Domain.Catalogue;

namespace IncidentPlatform.Incidents.Features.Catalogue;

/// <summary>An entity leaves the catalogue; what it was stays as history.</summary>
public static class DeleteEntry
{
    private const int MostNamed = 5;

    public static void Map(IEndpointRouteBuilder routes, CatalogueKind kind) => routes
        .MapDelete($"/catalogue/{kind.Name}/{{id}}", async (string id, CatalogueTransactions transactions, Caller caller, CancellationToken ct) =>
        {
            await using var transaction = await transactions.Open(caller, ct);
            await transaction.Writer.Lock(ct);
            if (await transaction.Writer.NamedBy(new Reference(kind.Name, id), MostNamed, ct) is { Count: > 0 } by)
            {
                return CatalogueProblems.StillNamed(kind, id, by);
            }

            if (await transaction.Writer.Delete(kind.Name, id, ct) is { Deleted: 0 })
            {
                return Problems.NotFound(kind.Singular, id);
            }

            await transaction.Commit(ct);
            return TypedResults.NoContent();
        })
        .RequireRole(OrganisationRoles.Admin)
        .WithTags("catalogue").WithSummary($"Deletes a {kind.Singular}; its history stays.")
        .Produces(204).ProducesProblem(404).ProducesProblem(409);
}
