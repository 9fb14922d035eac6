using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Packs;
using Marten;

namespace IncidentPlatform.Incidents.Features.Policies;

/// <summary>The newest version of every policy pack.</summary>
public static class ListPacks
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/packs", async ([AsParameters] PageRequest page, IQuerySession query, CancellationToken ct) =>
        {
            var stored = await query.Query<StoredPack>().Take(PutPack.MostPacks).ToListAsync(ct);
            var all = stored.Select(s => s.Pack)
                .Concat(PolicyPacks.BuiltIn.Values.Where(p => stored.All(s => s.Id != p.Pack)))
                .Where(p => string.CompareOrdinal(p.Pack, page.After) > 0)
                .OrderBy(p => p.Pack, StringComparer.Ordinal);
            return page.Of<PolicyPack>([.. all.Take(page.Size + 1)], p => p.Pack);
        })
        .WithTags("policy").WithSummary("Lists policy packs, each in its newest version.");
}
