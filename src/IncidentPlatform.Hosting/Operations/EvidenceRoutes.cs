using IncidentPlatform.Chain;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Checkpoints;
using IncidentPlatform.Hosting.EventStore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IncidentPlatform.Hosting.Operations;

/// <summary>What an auditor asks of every service: its streams as they are stored, and signed checkpoints of where they stood.</summary>
internal static class EvidenceRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var evidence = routes.MapGroup("/operations").WithTags("Evidence").RequireRole(OrganisationRoles.Auditor);
        evidence.MapGet("/export", (StreamExport export, StreamRegistry streams, IExportLimits limits, CancellationToken ct) => export.Answer(streams.Service, null, limits.Of, ct))
            .WithSummary("Every stream of this service as it is stored, as NDJSON; without those of restricted incidents that are not the caller's to know of.")
            .Produces<string>(200, Export.MediaType);

        evidence.MapPost("/checkpoints", Take)
            .WithSummary("Takes a signed checkpoint of every stream.")
            .Produces<SignedCheckpoint>(201).ProducesProblem(404).ProducesProblem(409);
        evidence.MapGet("/checkpoints/latest", async (CheckpointTaker checkpoints, CancellationToken ct) =>
                await checkpoints.Latest(ct) is { } latest ? TypedResults.Ok(latest) : None(checkpoints))
            .WithSummary("The newest signed checkpoint.")
            .Produces<SignedCheckpoint>().ProducesProblem(404);
        evidence.MapGet("/checkpoints/{number:long}", async (long number, CheckpointTaker checkpoints, CancellationToken ct) =>
                checkpoints.IsConfigured && await checkpoints.Find(number, ct) is { } found ? TypedResults.Ok(found) : None(checkpoints))
            .WithSummary("One signed checkpoint.")
            .Produces<SignedCheckpoint>().ProducesProblem(404);
        evidence.MapGet("/checkpoints/public-key", (CheckpointTaker checkpoints) =>
                checkpoints.IsConfigured ? TypedResults.Text(checkpoints.PublicKey(), "application/x-pem-file") : None(checkpoints))
            .WithSummary("The public key of checkpoints, PEM; compare it with the one you were given another way.")
            .Produces<string>(200, "application/x-pem-file").ProducesProblem(404);
    }

    private static async Task<IResult> Take(CheckpointTaker checkpoints, CancellationToken ct)
    {
        if (!checkpoints.IsConfigured)
            return None(checkpoints);
        var taken = await checkpoints.Take(evenIfUnchanged: true, ct);
        if (taken.Faults.Count == 0)
            return TypedResults.Created($"/operations/checkpoints/{taken.Checkpoint!.Checkpoint.Number}", taken.Checkpoint);
        var problem = Problems.Describe(
            StatusCodes.Status409Conflict, "checkpoint-contradicted", "The event store no longer holds what the last checkpoint says.",
            "Find out who changed it before anything else: export, verify against the checkpoints, and see docs/tamper-evidence.md.");
        problem.Extensions["faults"] = taken.Faults;
        return TypedResults.Problem(problem);
    }

    private static IResult None(CheckpointTaker checkpoints) => checkpoints.IsConfigured
        ? Problems.Problem(StatusCodes.Status404NotFound, "no-checkpoint", "There is no such checkpoint.", "Take one: POST /operations/checkpoints.")
        : Problems.Problem(StatusCodes.Status404NotFound, "checkpoints-not-configured", "This service keeps no checkpoints.", "Set Checkpoints__Folder and Checkpoints__KeyFile.");
}
