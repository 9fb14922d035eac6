using System.Globalization;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Packs;
using Marten;

namespace IncidentPlatform.Incidents.Features.Policies;

/// <summary>Which versions a policy pack has had, and who stored each.</summary>
public static class ListPackVersions
{
    /// <param name="Version">Read it as <c>/packs/{name}?version=</c>.</param>
    /// <param name="StoredAt">When it was stored; absent where it comes with the service.</param>
    /// <param name="StoredBy">Who stored it; absent where it comes with the service.</param>
    public sealed record Answer(int Version, DateTimeOffset? StoredAt = null, string? StoredBy = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/packs/{name}/versions", async (string name, [AsParameters] PageRequest page, IQuerySession query, CancellationToken ct) =>
        {
            var before = int.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out var after) ? after : int.MaxValue;
            var stored = await query.Query<StoredPackVersion>().Where(v => v.Name == name && v.Version < before)
                .OrderByDescending(v => v.Version).Take(page.Size + 1).ToListAsync(ct);
            List<Answer> rows = [.. stored.Select(v => new Answer(v.Version, v.StoredAt, v.StoredBy))];
            if (PolicyPacks.BuiltIn.GetValueOrDefault(name) is { } builtIn && builtIn.Version < before)
            {
                rows.Add(new Answer(builtIn.Version));
            }

            return rows.Count == 0 && page.After is null
                ? Problems.NotFound("policy pack", name)
                : TypedResults.Ok(page.Of<Answer>([.. rows.Take(page.Size + 1)], v => v.Version.ToString(CultureInfo.InvariantCulture)));
        })
        .WithTags("policy").WithSummary("The versions of a policy pack, the newest first.")
        .Produces<Page<Answer>>().ProducesProblem(404);
}
