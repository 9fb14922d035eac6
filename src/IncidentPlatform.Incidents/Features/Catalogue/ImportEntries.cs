using System.Text;
using System.Text.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Catalogue;
using Microsoft.AspNetCore.Mvc;

namespace IncidentPlatform.Incidents.Features.Catalogue;

/// <summary>Many entities of a kind at once, streamed: all of them, or none and every faulty line named.</summary>
public static class ImportEntries
{
    private const long LargestBody = 1L << 30;

    /// <param name="DryRun">Say what would come of it, and change nothing.</param>
    /// <param name="Warnings">What rows name and the catalogue does not have.</param>
    public sealed record Answer(int Rows, int Created, int Updated, int Unchanged, bool DryRun, IReadOnlyList<string> Warnings);

    public static void Map(IEndpointRouteBuilder routes, CatalogueKind kind) => routes
        .MapPost($"/catalogue/imports/{kind.Name}", (bool? dryRun, HttpRequest request, CatalogueTransactions transactions, Caller caller, CancellationToken ct) =>
            Import(kind, dryRun ?? false, request, transactions, caller, ct))
        .RequireRole(OrganisationRoles.Admin)
        .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
        .Accepts<IReadOnlyList<JsonElement>>("application/json", "application/x-ndjson", "text/csv")
        .WithTags("catalogue").WithSummary($"Imports {kind.Name}: a JSON array or NDJSON of id and spec, or CSV.")
        .Produces<Answer>().ProducesProblem(400).ProducesProblem(415).ProducesProblem(503);

    private static async Task<IResult> Import(
        CatalogueKind kind, bool dryRun, HttpRequest request, CatalogueTransactions transactions, Caller caller, CancellationToken ct)
    {
        using var place = transactions.TakePlace();
        if (place is null)
        {
            return Problems.Unavailable("import-running", "Another import is running.");
        }

        var format = request.ContentType?.Split(';')[0].Trim().ToLowerInvariant() switch
        {
            "text/csv" => BulkFormat.Csv,
            "application/x-ndjson" => BulkFormat.Ndjson,
            _ => BulkFormat.Json,
        };
        await using var transaction = await transactions.Open(caller, ct);
        ImportOutcome outcome;
        try
        {
            outcome = await transaction.Import().Run(kind, ImportRows.Read(format, kind, request.Body, ct), ct);
        }
        catch (DecoderFallbackException)
        {
            return Problems.Invalid("malformed", "The body is not UTF-8.", "Save the file as UTF-8 and send it again.");
        }

        if (outcome.Merged is not { } merged)
        {
            return outcome.Rows == outcome.FaultyLines && outcome is { Rows: <= 1, Faults: [{ Member: "item" }] }
                ? Problems.Invalid("malformed", $"The body is no JSON array: it {outcome.Faults[0].What}.", "Send a JSON array of objects of id and spec, NDJSON, or CSV.")
                : CatalogueProblems.FaultyImport(outcome);
        }

        if (outcome.Rows == 0)
        {
            return Problems.Invalid("malformed", "There is nothing in the body.", "Send at least one row.");
        }

        if (!dryRun)
        {
            await transaction.Commit(ct);
        }

        return TypedResults.Ok(new Answer(
            outcome.Rows, merged.Created, merged.Updated, merged.Unchanged, dryRun, [.. outcome.Unknown.Select(CatalogueProblems.Warning)]));
    }
}
