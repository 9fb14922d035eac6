using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Intake;
using IncidentPlatform.Incidents.Views;
using Marten;
using Marten.Linq.MatchesSql;

namespace IncidentPlatform.Incidents.Features.Alerts;

/// <summary>Alerts in their latest state.</summary>
public static class ListAlerts
{
    /// <param name="Status"><c>firing</c> or <c>resolved</c>.</param>
    /// <param name="Source">Of this source only.</param>
    /// <param name="Incident">Of this incident only, by id or number.</param>
    public sealed record Filter(string? Status = null, string? Source = null, string? Incident = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/alerts", List)
        .WithTags("alerts").WithSummary("Lists alerts.")
        .Produces<Page<Alert>>().ProducesProblem(404);

    private static async Task<IResult> List([AsParameters] Filter filter, [AsParameters] PageRequest page, Caller caller, IQuerySession query, CancellationToken ct)
    {
        IQueryable<Alert> alerts = query.Query<Alert>().Where(a => a.MatchesSql(
            $"(d.data->>'incidentId' is null or exists (select 1 from mt_doc_incident i where i.id = (d.data->>'incidentId')::uuid and {Visibility.Sql("?", "i.data")}))",
            caller.PersonId ?? ""));
        if (filter.Incident is { } named)
        {
            if (await IncidentReference.Find(query, named, caller, ct) is not { } incident)
            {
                return Problems.NotFound("incident", named);
            }

            alerts = alerts.Where(a => a.IncidentId == incident);
        }

        if (filter.Status is { } status)
        {
            alerts = alerts.Where(a => a.Status == status);
        }

        if (filter.Source is { } source)
        {
            alerts = alerts.Where(a => a.Source == source);
        }

        if (page.After is { } after)
        {
            if (!Guid.TryParse(after, out var last))
            {
                throw new BadHttpRequestException("The cursor is not one that this list gave out. Leave it out to start at the first page.");
            }

            alerts = alerts.Where(a => a.Id.CompareTo(last) > 0);
        }

        return TypedResults.Ok(page.Of(await alerts.OrderBy(a => a.Id).Take(page.Size + 1).ToListAsync(ct), a => a.Id.ToString()));
    }
}
