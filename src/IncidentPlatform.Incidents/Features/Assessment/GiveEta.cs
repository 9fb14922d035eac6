using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Assessment;

/// <summary>When it should be resolved.</summary>
public static class GiveEta
{
    public sealed record Request(DateTimeOffset EtaAt, Confidence EtaConfidence);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/eta", (string incident, Request body, IncidentCommands on) =>
            on.Additive(incident, (i, now) => Assessing.GiveEta(i, new EtaGiven(body.EtaAt, body.EtaConfidence), now)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("assessment").WithSummary("Gives an estimated time of resolution.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
}
