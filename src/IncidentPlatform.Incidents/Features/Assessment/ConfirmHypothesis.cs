using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Assessment;

/// <summary>A suspected cause holds; it may be the root cause.</summary>
public static class ConfirmHypothesis
{
    /// <param name="Evidence">What shows it.</param>
    /// <param name="RootCause">The root cause that it amounts to, where it is one.</param>
    public sealed record Request(string Evidence, Cause? RootCause = null, DateTimeOffset? OccurredAt = null);

    /// <param name="ContributingFactors">What made it worse.</param>
    public sealed record Cause(string Description, IReadOnlyList<string>? ContributingFactors = null)
    {
        internal RootCauseIdentified Fact => new(Description, ContributingFactors ?? []);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/hypotheses/{hypothesis:guid}/confirmation", (string incident, Guid hypothesis, Request body, IncidentCommands on) =>
            on.Additive(incident, (i, now) => Hypotheses.Confirm(i, new HypothesisConfirmed(hypothesis, body.Evidence), body.RootCause?.Fact, body.OccurredAt, now)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("assessment").WithSummary("Confirms a hypothesis.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404);
}
