using System.Text.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Incidents.Views.ReadModels;

/// <summary>The read models compared with the facts, and rebuilt from them, a line at a time: they may be many.</summary>
public static class ReadModelRoutes
{
    private const int Batch = 100;

    /// <summary>How far it is, or what was found.</summary>
    /// <param name="Checked">Incidents looked at so far.</param>
    /// <param name="Of">Incidents there were at the start.</param>
    /// <param name="Differences">Differences found so far.</param>
    /// <param name="Done">This is the last line.</param>
    /// <param name="Difference">What was found, on the line that tells of it.</param>
    /// <param name="Repaired">Whether it was rebuilt from its facts, where that was asked for.</param>
    public sealed record Line(long Checked, long Of, long Differences, bool Done, ReadModelDifference? Difference = null, bool? Repaired = null);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var models = routes.MapGroup("/operations/read-models").WithTags("Operations").RequireRole(OrganisationRoles.Admin);
        models.MapGet("/check", (ReadModelCheck check, CancellationToken ct) => Lines(check, repair: false, ct))
            .WithSummary("Compares every snapshot and row of the list with a fold of its facts; changes nothing.")
            .Produces<Line>(200, "application/x-ndjson");
        models.MapPost("/rebuild", (ReadModelCheck check, CancellationToken ct) => Lines(check, repair: true, ct))
            .WithSummary("The same, and rebuilds what differs.")
            .Produces<Line>(200, "application/x-ndjson");
    }

    private static PushStreamHttpResult Lines(ReadModelCheck check, bool repair, CancellationToken ct) => TypedResults.Stream(
        async body =>
        {
            await foreach (var line in Run(check, repair, ct))
            {
                await JsonSerializer.SerializeAsync(body, line, Wire.Json, ct);
                await body.WriteAsync("\n"u8.ToArray(), ct);
                await body.FlushAsync(ct);
            }
        },
        "application/x-ndjson");

    private static async IAsyncEnumerable<Line> Run(ReadModelCheck check, bool repair, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var (looked, found, of) = (0L, 0L, await check.Count(ct));
        yield return new Line(0, of, 0, Done: false);
        for (IReadOnlyList<Guid> page = []; (page = await check.Incidents(page.Count == 0 ? null : page[^1], Batch, ct)).Count > 0;)
        {
            foreach (var incident in page)
            {
                var differences = await check.Check(incident, ct);
                looked++;
                var repaired = repair && differences.Count > 0 ? await check.Rebuild(incident, ct) && (await check.Check(incident, ct)).Count == 0 : (bool?)null;
                foreach (var difference in differences)
                {
                    yield return new Line(looked, of, ++found, Done: false, difference, repaired);
                }
            }

            yield return new Line(looked, of, found, Done: false);
        }

        yield return new Line(looked, of, found, Done: true);
    }
}
