using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Catalogue;
using IncidentPlatform.Incidents.Domain.Catalogue;

namespace IncidentPlatform.Incidents.Features.Catalogue;

/// <summary>An entity of the catalogue is made known, or changed: a new version; the same again changes nothing.</summary>
public static class PutEntry
{
    public static void Map<T>(IEndpointRouteBuilder routes, CatalogueKind<T> kind) where T : class, ICatalogued => routes
        .MapPut($"/catalogue/{kind.Name}/{{id}}", async (string id, T body, CatalogueTransactions transactions, CatalogueReader catalogue, Caller caller, CancellationToken ct) =>
        {
            var read = CatalogueKind<T>.Check(id, body);
            if (read.Faults.Count > 0)
            {
                return CatalogueProblems.Faulty(kind, id, read.Faults);
            }

            await using var transaction = await transactions.Open(caller, ct);
            await transaction.Writer.Lock(ct);
            var merged = await transaction.Writer.Put(kind.Name, id, read.Json, ct);
            if (kind.Name == Service.Kind && await transaction.Writer.Cycle(ct) is { } cycle)
            {
                return CatalogueProblems.Cycle(cycle);
            }

            var unknown = await transaction.Writer.Unknown(read.References, ct);
            await transaction.Commit(ct);
            var entry = await catalogue.Find(kind, id, merged.Version, ct);
            return entry is null
                ? Problems.NotFound(kind.Singular, id)
                : TypedResults.Ok(new StoredEntry<T>(entry, [.. unknown.Select(CatalogueProblems.Warning)]));
        })
        .RequireRole(OrganisationRoles.Admin)
        .WithTags("catalogue").WithSummary($"Makes a {kind.Singular} known, or changes it.")
        .Produces<StoredEntry<T>>().ProducesProblem(400).ProducesProblem(409);
}

/// <param name="Warnings">What it names and the catalogue does not have.</param>
public sealed record StoredEntry<T>(Entry<T> Entry, IReadOnlyList<string> Warnings);
