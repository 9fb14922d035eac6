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
            await IncidentReference.Find(query, incident, caller, ct) is { } id && await query.LoadUnderRoot(id, ct) is { } i
                ? TypedResults.Ok(new Answer(i.Number, i.Commander, CommandRecords.Through(i.CommandRecord, await Roots(i, caller, query, ct)), i.Overrides))
                : Problems.NotFound("incident", incident))
        .WithTags("command").WithSummary("The record of command.")
        .Produces<Answer>().ProducesProblem(404);

    private static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<CommandInterval>>> Roots(Incident incident, Caller caller, IQuerySession query, CancellationToken ct)
    {
        var roots = await query.LoadManyAsync<Incident>(ct, [.. incident.CommandRecord.Where(i => i.Root is not null).Select(i => i.Root!.Value).Distinct()]);
        return roots.Where(caller.Sees).ToDictionary(r => r.Id, r => r.CommandRecord);
    }
}
