using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Clocks;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Incidents.Intake.Routing;
using Marten;

namespace IncidentPlatform.Incidents.Features.Alerts;

/// <summary>The rules of what becomes of alerts.</summary>
public static class AlertRoutingRoutes
{
    /// <param name="Version">0 before anybody has written rules.</param>
    public sealed record Answer(int Version, AlertRouting Routing, DateTimeOffset? ChangedAt, string? ChangedBy)
    {
        internal static Answer Of(StoredRouting? stored) => stored is null
            ? new Answer(0, AlertRouting.AsSourcesSay, null, null)
            : new Answer(stored.Version, stored.Routing, stored.ChangedAt, stored.ChangedBy);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/alert-routing", async (IQuerySession query, CancellationToken ct) =>
                Answer.Of(await query.LoadAsync<StoredRouting>(StoredRouting.Only, ct)))
            .WithTags("alerts").WithSummary("The rules of what becomes of alerts.");
        routes.MapPut("/alert-routing", Put)
            .RequireRole(OrganisationRoles.Admin)
            .WithTags("alerts").WithSummary("Replaces the rules of what becomes of alerts; they hold from the next alert on.")
            .Produces<Answer>().ProducesProblem(400);
    }

    internal static IResult? Faulty(AlertRouting routing) => routing.Faults().ToList() is { Count: > 0 } faults
        ? Problems.Invalid("routing-invalid", $"{string.Join("; ", faults.Select(f => $"{f.Member} {f.What}"))}.", "Correct what is named; try the rules at POST /alert-routing/trial.")
        : null;

    private static async Task<IResult> Put(AlertRouting body, StreamSessions sessions, Caller caller, DomainClock clock, CancellationToken ct)
    {
        if (Faulty(body) is { } faulty)
        {
            return faulty;
        }

        await using var transaction = sessions.Open();
        var before = await transaction.Session.LoadAsync<StoredRouting>(StoredRouting.Only, ct);
        var stored = new StoredRouting(StoredRouting.Only, (before?.Version ?? 0) + 1, body, clock.GetUtcNow(), caller.Actor.Id);
        transaction.Session.Store(stored);
        await transaction.Save(ct);
        return TypedResults.Ok(Answer.Of(stored));
    }
}
