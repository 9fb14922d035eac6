using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Intake;
using Marten;

namespace IncidentPlatform.Incidents.Features.Alerts;

/// <summary>The sources of alerts and signals.</summary>
public static class ListAlertSources
{
    /// <param name="Name">Its name.</param>
    /// <inheritdoc cref="AlertSource"/>
    public sealed record Answer(
        string Name, string Format, string? Service, string? Severity, bool Declares, string? Pack, int RequestsPerMinute, AlertMapping? Mapping,
        TimeSpan? Heartbeat)
    {
        internal static Answer Of(AlertSource s) => new(
            s.Id, s.Format, s.Service, s.Severity, s.Declares, s.Pack, s.RequestsPerMinute ?? AlertSource.UsualRequestsPerMinute, s.Mapping, s.Heartbeat);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/alert-sources", async ([AsParameters] PageRequest page, IQuerySession query, CancellationToken ct) =>
            {
                var all = query.Query<AlertSource>().OrderBy(s => s.Id);
                var from = page.After is { } after ? all.Where(s => s.Id.CompareTo(after) > 0) : all;
                var found = await from.Take(page.Size + 1).ToListAsync(ct);
                return page.Of([.. found.Select(Answer.Of)], s => s.Name);
            })
            .WithTags("alerts").WithSummary("Lists sources of alerts and signals.");
        routes.MapGet("/alert-sources/{name}", async (string name, IQuerySession query, CancellationToken ct) =>
                await query.LoadAsync<AlertSource>(name, ct) is { } source ? TypedResults.Ok(Answer.Of(source)) : Problems.NotFound("alert source", name))
            .WithTags("alerts").WithSummary("One source of alerts or signals.").Produces<Answer>().ProducesProblem(404);
    }
}
