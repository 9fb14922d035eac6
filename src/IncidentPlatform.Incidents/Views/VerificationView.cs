using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Chain;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.EventStore;
using Marten;

namespace IncidentPlatform.Incidents.Views;

/// <summary>Whether the incident's stream is what was written: its hash chain, checked against the rows as stored.</summary>
public static class VerificationView
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/incidents/{incident}/verification", async (string incident, Caller caller, ChainVerifier verifier, IQuerySession query, CancellationToken ct) =>
            await IncidentReference.Find(query, incident, caller, ct) is { } id && await verifier.Verify(id, ct) is { } report
                ? TypedResults.Ok(report)
                : Problems.NotFound("incident", incident))
        .WithTags("evidence").WithSummary("Checks the hash chain of an incident.")
        .Produces<ChainReport>().ProducesProblem(404);
}
