using System.Text.Json.Nodes;
using IncidentPlatform.Incidents.Packs;

namespace IncidentPlatform.Incidents.Features.Policies;

/// <summary>The JSON Schema that a policy pack is written by.</summary>
public static class ShowPackSchema
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/packs/schema", () => TypedResults.Ok(PackSchema.Document))
        .WithTags("policy").WithSummary("The JSON Schema of a policy pack.")
        .Produces<JsonObject>();
}
