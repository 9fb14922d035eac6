using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Views;
using Marten;

namespace IncidentPlatform.Incidents.Features.Work;

/// <summary>What is open, in the commander's order; then the latest of what is done.</summary>
public static class ListWork
{
    public sealed record Answer(IReadOnlyList<WorkItem> Work);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/incidents/{incident}/work", async (string incident, Caller caller, IQuerySession query, CancellationToken ct) =>
            await IncidentReference.Find(query, incident, caller, ct) is { } id && await query.LoadAsync<Incident>(id, ct) is { } i
                ? TypedResults.Ok(new Answer(i.Work))
                : Problems.NotFound("incident", incident))
        .WithTags("work").WithSummary("The work of an incident.")
        .Produces<Answer>().ProducesProblem(404);
}
