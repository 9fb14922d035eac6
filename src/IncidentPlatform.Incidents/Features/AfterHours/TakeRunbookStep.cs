using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.AfterHours;

/// <summary>Somebody took a step of a runbook, or left it out.</summary>
public static class TakeRunbookStep
{
    /// <param name="Runbook">Title of the runbook.</param>
    /// <param name="Step">The step, in its words.</param>
    /// <param name="Outcome">It worked, unless said otherwise.</param>
    /// <param name="By">Person id; the caller where it is left out.</param>
    public sealed record Request(
        string Runbook, string Step, RunbookStepOutcome Outcome = RunbookStepOutcome.Worked, string? Note = null, string? By = null, DateTimeOffset? OccurredAt = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/runbook-steps", (string incident, Request body, IncidentCommands on) =>
            on.Additive(
                incident,
                (_, now) => HandingToDay.TakeStep(new RunbookStepTaken(body.Runbook, body.Step, body.By ?? on.By.Id, body.Outcome, body.Note), body.OccurredAt, now)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("after hours").WithSummary("Records a step of a runbook.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404);
}
