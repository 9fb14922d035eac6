using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Assessment;

/// <summary>What is known of scope, impact, cause and time: each call a revision.</summary>
public static class Assess
{
    /// <inheritdoc cref="AssessmentRecorded"/>
    public sealed record Request(
        IReadOnlyList<string>? Services = null,
        int? CustomersAffected = null,
        decimal? CustomersAffectedPercent = null,
        Money? EstimatedRevenueLoss = null,
        SlaBreachRisk? SlaBreachRisk = null,
        int? SlaBreaches = null,
        string? Symptoms = null,
        string? Hypothesis = null,
        bool? HypothesisConfirmed = null,
        DateTimeOffset? EtaAt = null,
        Confidence? EtaConfidence = null,
        DateTimeOffset? OccurredAt = null)
    {
        internal AssessmentRecorded For(Incident incident) => new(
            0, Services ?? incident.Services, CustomersAffected, CustomersAffectedPercent, EstimatedRevenueLoss, SlaBreachRisk, SlaBreaches,
            Symptoms, Hypothesis, HypothesisConfirmed, EtaAt, EtaConfidence);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/assessments", (string incident, Request body, IncidentCommands on) =>
            on.Additive(incident, (i, now) => Assessing.Assess(i, body.For(i), body.OccurredAt, now)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("assessment").WithSummary("Records a revision of the assessment.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404);
}
