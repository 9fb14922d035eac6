using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Catalogue;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Domain.Catalogue;
using IncidentPlatform.Incidents.Effects;
using Marten;

namespace IncidentPlatform.Incidents.Views;

/// <summary>The providers outside that an incident depends on, what stands in, and what they owe.</summary>
public static class UpstreamView
{
    /// <param name="Words">The provider's own words.</param>
    /// <param name="ChangedAt">When that became known; absent while nothing was heard.</param>
    /// <param name="StatusPage">The page that is watched; absent where the catalogue names none.</param>
    /// <param name="ReadAt">When it was last read.</param>
    /// <param name="Failure">Why it could not be read the last time; absent where it was.</param>
    /// <param name="Contract">What the provider owes when it fails.</param>
    public sealed record Provider(
        string Id, string Name, string PublicWording, UpstreamStatus Status, string? Words, string? Link, DateTimeOffset? ChangedAt,
        string? StatusPage, DateTimeOffset? ReadAt, string? Failure, UpstreamContract? Contract);

    /// <param name="Active">Whether it stands in now.</param>
    public sealed record StandIn(string Service, string Name, string? For, DateTimeOffset? LastTestedAt, string? Instructions, bool Active);

    /// <param name="Providers">Those that it was declared to depend on.</param>
    /// <param name="Candidates">Those that the catalogue names for its services, and that nobody declared: ids.</param>
    /// <param name="Fallbacks">What the catalogue names for its services, and whatever else was activated.</param>
    /// <param name="Credits">What providers owe.</param>
    public sealed record Answer(
        IReadOnlyList<Provider> Providers, IReadOnlyList<string> Candidates, IReadOnlyList<StandIn> Fallbacks, IReadOnlyList<UpstreamCredit> Credits);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/incidents/{incident}/upstream", async (string incident, Caller caller, IQuerySession query, CatalogueReader catalogue, CancellationToken ct) =>
            await IncidentReference.Find(query, incident, caller, ct) is { } id && await query.LoadAsync<Incident>(id, ct) is { } i
                ? TypedResults.Ok(await Of(i, query, catalogue, ct))
                : Problems.NotFound("incident", incident))
        .WithTags("upstream").WithSummary("The upstream providers of an incident.")
        .Produces<Answer>().ProducesProblem(404);

    private static async Task<Answer> Of(Incident incident, IQuerySession query, CatalogueReader catalogue, CancellationToken ct)
    {
        var providers = new List<Provider>();
        foreach (var (id, d) in incident.Upstream.Dependencies.OrderBy(d => d.Key, StringComparer.Ordinal))
        {
            var spec = (await catalogue.Find(CatalogueKinds.UpstreamProviders, id, CatalogueReader.Now, ct))?.Spec;
            var reading = await query.LoadAsync<UpstreamReading>(id, ct);
            providers.Add(new Provider(
                id, d.Name, d.PublicWording, d.Status, d.Words, d.Link, d.ChangedAt, spec?.StatusPage?.Url, reading?.ReadAt, reading?.Failure, spec?.Contract));
        }

        var services = new Dictionary<string, Service>();
        foreach (var name in incident.Services)
        {
            if (await catalogue.Find(CatalogueKinds.Services, name, CatalogueReader.Now, ct) is { } entry)
            {
                services[name] = entry.Spec;
            }
        }

        var candidates = services.Values.SelectMany(s => s.UpstreamProviders).Except(incident.Upstream.Dependencies.Keys).Order(StringComparer.Ordinal);
        return new Answer(providers, [.. candidates], [.. StandIns(services, incident.Upstream.Fallbacks)], incident.Upstream.Credits);
    }

    private static IEnumerable<StandIn> StandIns(Dictionary<string, Service> services, IReadOnlyDictionary<string, string> active)
    {
        var known = services.SelectMany(s => s.Value.Fallbacks.Select(f => new StandIn(
            s.Key, f.Name, f.For, f.LastTestedAt, f.Instructions, active.GetValueOrDefault(s.Key) == f.Name))).ToList();
        return known.Concat(active.Where(a => !known.Any(k => k.Active && k.Service == a.Key)).Select(a => new StandIn(a.Key, a.Value, null, null, null, true)));
    }
}
