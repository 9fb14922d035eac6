using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Resolving;

/// <summary>What is deployed was tested, and which signals have to stay healthy from here on.</summary>
public static class VerifyFix
{
    /// <param name="Tests">What was run, and what came out.</param>
    /// <param name="Signals">Signals that must stay healthy through the stability window, by name.</param>
    /// <param name="Results">Each test by its name.</param>
    public sealed record Request(
        bool Passed, string Tests, IReadOnlyList<string>? Signals = null, DateTimeOffset? OccurredAt = null, IReadOnlyList<VerificationTest>? Results = null)
    {
        internal VerificationRecorded Fact => new(Passed, Tests, Signals ?? []) { Results = Results };
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/verifications", (string incident, Request body, IncidentCommands on) => on.Deciding(
            incident, (i, now) => Resolution.Verify(i, body.Fact, body.OccurredAt, now)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("resolution").WithSummary("Records a verification.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
}
