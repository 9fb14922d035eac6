using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Packs;

namespace IncidentPlatform.Incidents.Features.Policies;

/// <summary>The policy that incidents adopt.</summary>
public static class ShowDefaultPack
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/packs/default", () => TypedResults.Ok(PolicyPacks.Default))
        .WithTags("policy").WithSummary("The default policy pack.")
        .Produces<PolicyPack>();
}
