using System.Text;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Catalogue;
using IncidentPlatform.Incidents.Domain.Catalogue;

namespace IncidentPlatform.Incidents.Features.Catalogue;

/// <summary>All entities of a kind, streamed in the form in which they are imported.</summary>
public static class ExportEntries
{
    /// <summary>Written to the client whenever this much has gathered.</summary>
    private const int Chunk = 64 * 1024;

    public static void Map<T>(IEndpointRouteBuilder routes, CatalogueKind<T> kind) where T : class, ICatalogued => routes
        .MapGet($"/catalogue/exports/{kind.Name}", async (string? format, DateTimeOffset? asOf, CatalogueReader catalogue, HttpResponse response, CancellationToken ct) =>
        {
            if (!Enum.TryParse<BulkFormat>(format ?? nameof(BulkFormat.Ndjson), ignoreCase: true, out var form) || !Enum.IsDefined(form))
            {
                return Problems.Invalid("format-unknown", $"There is no format '{format}'.", "Use csv, ndjson or json.");
            }

            response.ContentType = form switch
            {
                BulkFormat.Csv => "text/csv; charset=utf-8",
                BulkFormat.Json => "application/json",
                _ => "application/x-ndjson",
            };
            response.Headers.ContentDisposition = $"attachment; filename=\"{kind.Name}.{form.ToString().ToLowerInvariant()}\"";
            var entries = catalogue.All(kind, await catalogue.VersionAt(asOf, ct), ct);
            await Write(BulkText.Of(form, kind, entries), response, ct);
            return Results.Empty;
        })
        .ReadableAs(kind)
        .WithTags("catalogue").WithSummary($"Exports all {kind.Name} as ndjson, json or csv; as of an instant where one is given.")
        .Produces<string>(200, "application/x-ndjson", "application/json", "text/csv").ProducesProblem(400);

    private static async Task Write(IAsyncEnumerable<string> texts, HttpResponse response, CancellationToken ct)
    {
        var gathered = new StringBuilder(Chunk);
        await foreach (var text in texts.WithCancellation(ct))
        {
            gathered.Append(text);
            if (gathered.Length >= Chunk)
            {
                await response.WriteAsync(gathered.ToString(), ct);
                gathered.Clear();
            }
        }

        await response.WriteAsync(gathered.ToString(), ct);
    }
}
