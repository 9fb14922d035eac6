using IncidentPlatform.Incidents.Intake;
using Marten;

namespace IncidentPlatform.Incidents.Features.Alerts;

/// <summary>What was changed on services, latest first.</summary>
public static class ListChangeEvents
{
    private static readonly TimeSpan Usual = TimeSpan.FromDays(1);
    private const int Most = 500;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/change-events", async (string? service, DateTimeOffset? since, IQuerySession query, CancellationToken ct) =>
        {
            var from = since ?? TimeProvider.System.GetUtcNow() - Usual;
            var changes = query.Query<ChangeEvent>().Where(c => c.At >= from);
            return await (service is null ? changes : changes.Where(c => c.Service == service)).OrderByDescending(c => c.At).Take(Most).ToListAsync(ct);
        })
        .WithTags("alerts").WithSummary("Lists change events since a time, by default of the last day; at most 500, latest first.")
        .Produces<IReadOnlyList<ChangeEvent>>();
}
