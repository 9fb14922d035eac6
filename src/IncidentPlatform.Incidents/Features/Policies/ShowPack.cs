using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Packs;
using Marten;

namespace IncidentPlatform.Incidents.Features.Policies;

/// <summary>One policy pack, in its newest version or in the one that is asked for.</summary>
public static class ShowPack
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/packs/{name}", async (string name, int? version, IQuerySession query, HttpResponse response, CancellationToken ct) =>
        {
            if (await query.FindPack(name, version, ct) is not { } pack)
            {
                return Problems.NotFound("policy pack", PackProblems.Named(name, version));
            }

            response.Headers.ETag = ETags.Of(pack.Version);
            return TypedResults.Ok(pack);
        })
        .WithTags("policy").WithSummary("One policy pack: the newest version, or the one asked for.")
        .Produces<PolicyPack>().ProducesProblem(404);
}
