using IncidentPlatform.Communications.StatusPage.Subscriptions;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Communications.Features.StatusPage;

/// <summary>Who hears of posts of the status page, for those who look after it.</summary>
public static class SubscriberRoutes
{
    /// <param name="Channel"><c>mail</c> or <c>webhook</c>.</param>
    /// <param name="Components">Public names; all of them where there is none.</param>
    public sealed record Answer(Guid Id, string Channel, string Address, IReadOnlyList<string> Components, DateTimeOffset ConfirmedAt);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var all = routes.MapGroup("/status-page/subscribers").RequireRole(OrganisationRoles.Communications).WithTags("status-page");
        all.MapGet("", List).WithSummary("Who is subscribed, and has confirmed it.");
        all.MapDelete("/{id:guid}", async (Guid id, Subscribing subscribing, CancellationToken ct) =>
            {
                await subscribing.End(id, ct);
                return TypedResults.NoContent();
            })
            .WithSummary("Ends a subscription; where there is none it is done.").Produces(204);
    }

    private static async Task<Page<Answer>> List([AsParameters] PageRequest page, IQuerySession query, CancellationToken ct)
    {
        var all = query.Query<Subscriber>().OrderBy(s => s.Id);
        var after = Guid.TryParse(page.After, out var id) ? id : (Guid?)null;
        var rows = await (after is { } last ? all.Where(s => s.Id.CompareTo(last) > 0) : all).Take(page.Size + 1).ToListAsync(ct);
        return page.Of([.. rows.Select(s => new Answer(s.Id, s.Channel, s.Address, s.Components, s.ConfirmedAt))], s => s.Id.ToString());
    }
}
