using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Domain.Catalogue;
using IncidentPlatform.Incidents.Views;

namespace IncidentPlatform.Incidents.Features.AfterHours;

/// <summary>Known situations, and what is prepared for each.</summary>
public static class ScenarioRoutes
{
    /// <param name="Match">Which incidents it is offered to.</param>
    /// <param name="Runbook">What to follow.</param>
    /// <param name="FirstMessage">What customers may be told first.</param>
    /// <param name="Assignments">Who gets which role: a person id, or <c>on-call:</c> and a duty.</param>
    /// <param name="Webhook">What is called when it is applied. Whoever may read scenarios reads it: put no secret into it.</param>
    public sealed record Request(
        ScenarioMatch Match, string? Description = null, Runbook? Runbook = null, string? FirstMessage = null,
        IReadOnlyList<ScenarioAssignment>? Assignments = null, string? Webhook = null);

    /// <param name="Name">Its name.</param>
    /// <inheritdoc cref="Request"/>
    public sealed record Answer(
        string Name, ScenarioMatch Match, string? Description, Runbook? Runbook, string? FirstMessage, IReadOnlyList<ScenarioAssignment> Assignments, string? Webhook)
    {
        internal static Answer Of(Scenario s) => new(s.Id, s.Match, s.Description, s.Runbook, s.FirstMessage, s.Assignments ?? [], s.Webhook);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/scenarios/{name}", (string name, Request body, Commands commands, CancellationToken ct) =>
            {
                var scenario = new Scenario(name, body.Match, body.Description, body.Runbook, body.FirstMessage, body.Assignments, body.Webhook);
                return scenario.Faults().ToList() is { Count: > 0 } faults
                    ? Task.FromResult(Problems.Invalid("scenario-invalid", $"{string.Join("; ", faults)}.", "Correct each of them."))
                    : commands.Store(scenario, ct);
            })
            .RequireRole(OrganisationRoles.Admin)
            .WithTags("scenarios").WithSummary("Makes a scenario known.").Produces<Scenario>().ProducesProblem(400);
        routes.MapNamed<Scenario, Answer>("/scenarios", "scenario", s => s.Id, Answer.Of);
    }
}
