using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Catalogue;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Domain.Catalogue;
using IncidentPlatform.Incidents.Intake;
using Marten;
using Npgsql;

namespace IncidentPlatform.Incidents.Views;

/// <summary>The known situations that an incident looks like, and the runbooks of its services.</summary>
public static class ScenariosView
{
    private const int MostScenarios = 500;

    /// <param name="CallsWebhook">Whether a webhook is called when it is applied.</param>
    public sealed record Offer(
        string Name, string? Description, Runbook? Runbook, string? FirstMessage, IReadOnlyList<ScenarioAssignment> Assignments, bool CallsWebhook, bool Applied);

    /// <param name="Service">The service that the catalogue names it for.</param>
    public sealed record ServiceRunbook(string Service, string Title, string Url);

    public sealed record Answer(IReadOnlyList<Offer> Scenarios, IReadOnlyList<ServiceRunbook> Runbooks);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/incidents/{incident}/scenarios", async (string incident, Caller caller, IQuerySession query, CatalogueReader catalogue, CancellationToken ct) =>
            await IncidentReference.Find(query, incident, caller, ct) is { } id && await query.LoadAsync<Incident>(id, ct) is { } i
                ? TypedResults.Ok(new Answer(await Offers(i, query, ct), await Runbooks(i, catalogue, ct)))
                : Problems.NotFound("incident", incident))
        .WithTags("scenarios").WithSummary("The scenarios that match an incident, and the runbooks of its services.")
        .Produces<Answer>().ProducesProblem(404);

    private static async Task<IReadOnlyList<Offer>> Offers(Incident incident, IQuerySession query, CancellationToken ct)
    {
        var known = await query.Query<Scenario>().OrderBy(s => s.Id).Take(MostScenarios).ToListAsync(ct);
        var alerts = known.Count == 0 ? [] : await Alerts(incident, query, ct);
        return
        [
            .. known.Where(s => s.Match.Takes(incident, alerts)).Select(s => new Offer(
                s.Id, s.Description, s.Runbook, s.FirstMessage, s.Assignments ?? [], s.Webhook is not null, incident.Scenarios.Contains(s.Id))),
        ];
    }

    private static async Task<IReadOnlyList<string>> Alerts(Incident incident, IQuerySession query, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select distinct data->>'name' from mt_doc_alert where (data->>'incidentId')::uuid = $1");
        command.Parameters.AddWithValue(incident.Id);
        return await command.Read(query, r => r.GetString(0), ct);
    }

    private static async Task<IReadOnlyList<ServiceRunbook>> Runbooks(Incident incident, CatalogueReader catalogue, CancellationToken ct)
    {
        var runbooks = new List<ServiceRunbook>();
        foreach (var service in incident.Services)
        {
            var known = (await catalogue.Find(CatalogueKinds.Services, service, CatalogueReader.Now, ct))?.Spec.Runbooks ?? [];
            runbooks.AddRange(known.Select(r => new ServiceRunbook(service, r.Title, r.Url)));
        }

        return runbooks;
    }
}
