using System.Globalization;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;
using Marten;

namespace IncidentPlatform.Incidents.Views;

/// <summary>The facts of an incident as the feed carries them: for whoever missed one, and for reviews.</summary>
public static class FactsView
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/incidents/{incident}/facts", async (string incident, long? after, [AsParameters] PageRequest page, Caller caller, IQuerySession query, CancellationToken ct) =>
        {
            if (await IncidentReference.FindForFeed(query, incident, caller, ct) is not { } id || await query.LoadAsync<Incident>(id, ct) is not { } state)
            {
                return Problems.NotFound("incident", incident);
            }

            var from = page.After is { } cursor && long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last : Math.Max(0, after ?? 0);
            var events = await query.Events.FetchStreamAsync(id, version: from + page.Size + 1, fromVersion: from + 1, token: ct);
            IReadOnlyList<IncidentFact> facts = [.. events.Where(e => e.Version > from).Select(e => Show(id, e.ToFact().Shown(caller, state), state, caller))];
            return TypedResults.Ok(page.Of(facts, f => f.Version.ToString(CultureInfo.InvariantCulture)));
        })
        .WithTags("incidents").WithSummary("The facts of an incident after a version, in version order.")
        .Produces<Page<IncidentFact>>().ProducesProblem(404);

    /// <summary>Words for people who may know of the incident; a service for itself gets what the feed carries.</summary>
    private static IncidentFact Show(Guid id, Fact fact, Incident state, Caller caller) => caller.IsItself
        ? Publishing.Publishing.From(id, fact, state)
        : Publishing.Publishing.WithWords(id, fact, state);
}
