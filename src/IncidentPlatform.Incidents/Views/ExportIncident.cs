using IncidentPlatform.Chain;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Incidents.Domain;
using Marten;

namespace IncidentPlatform.Incidents.Views;

/// <summary>An incident's stream as it is stored, for whoever checks it elsewhere: all of it, so that it is not for every reader.</summary>
public static class ExportIncident
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/incidents/{incident}/export", async (string incident, StreamExport export, Caller caller, IQuerySession query, CancellationToken ct) =>
            await IncidentReference.Find(query, incident, caller, ct) is { } id && await query.LoadAsync<Incident>(id, ct) is { } found
                ? export.Answer(found.Number, id, _ => Task.FromResult(ExportLimits.None with { Words = caller.WordsWithheld(found) }), ct)
                : Problems.NotFound("incident", incident))
        .RequireRole(OrganisationRoles.Auditor, OrganisationRoles.Legal)
        .WithTags("evidence").WithSummary("An incident's stream as it is stored, as NDJSON; privileged words only for legal.")
        .Produces<string>(200, Export.MediaType).ProducesProblem(404);
}
