using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;
using Marten;

namespace IncidentPlatform.Incidents.Views;

/// <summary>Who commanded when, without gap or overlap, and which rules were overridden.</summary>
public static class CommandView
{
    public sealed record Answer(
        string Number, string? Commander, IReadOnlyList<CommandInterval> Intervals, IReadOnlyList<CommandRuleOverridden> Overrides);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/incidents/{incident}/command", async (string incident, Caller caller, IQuerySession query, CancellationToken ct) =>
            await IncidentReference.Find(query, incident, caller, ct) is { } id && await query.LoadAsync<Incident>(id, ct) is { } i
                ? TypedResults.Ok(new Answer(i.Number, i.Commander, i.CommandRecord, i.Overrides))
                : Problems.NotFound("incident", incident))
        .WithTags("command").WithSummary("The record of command.")
        .Produces<Answer>().ProducesProblem(404);
}
