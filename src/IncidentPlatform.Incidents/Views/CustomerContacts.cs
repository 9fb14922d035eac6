using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Clocks;
using IncidentPlatform.Incidents.Catalogue;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Domain.Catalogue;
using IncidentPlatform.Incidents.Features.Catalogue;
using Marten;

namespace IncidentPlatform.Incidents.Views;

/// <summary>Whom to tell: the customers whose services fail with an incident and with what is linked under it, with the people to write to.</summary>
public static class CustomerContacts
{
    /// <param name="Services">The customer's services that fail; of a restricted incident named to nobody but people who may know of it.</param>
    /// <param name="Contract">Reference of the contract.</param>
    public sealed record Entry(
        string Id, string Name, string Tier, string? Region, bool Enterprise, bool Vip, string? Contract, IReadOnlyList<string> Services, IReadOnlyList<Contact> Contacts);

    /// <summary>Which of them; what is left out leaves nobody out.</summary>
    /// <param name="Services">Only those for whom one of these fails.</param>
    /// <param name="Contracts">References of contracts.</param>
    /// <param name="AsOf">The catalogue as it was then.</param>
    public sealed record Choice(string[]? Services, string[]? Tiers, string[]? Regions, string[]? Contracts, DateTimeOffset? AsOf);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/incidents/{incident}/impact/contacts", async (
            string incident, [AsParameters] Choice choice, [AsParameters] PageRequest page, CatalogueReader catalogue, Caller caller, IQuerySession query, DomainClock clock,
            CancellationToken ct) =>
        {
            if (await IncidentReference.FindForFeed(query, incident, caller, ct) is not { } id || await query.LoadAsync<Incident>(id, ct) is not { } found)
            {
                return Problems.NotFound("incident", incident);
            }

            var version = await catalogue.VersionAt(choice.AsOf ?? clock.GetUtcNow(), ct);
            var failing = Failing(found, DependencyGraph.Of(await catalogue.Services(version, ct)));
            if (choice.Services is { Length: > 0 } services)
            {
                failing.IntersectWith(services);
            }

            var customers = await catalogue.CustomersUsing(
                failing, new CustomerChoice(choice.Tiers ?? [], choice.Regions ?? [], choice.Contracts ?? []), version, page.After, page.Size + 1, ct);
            var withheld = caller.IsItself && found.Security is not null;
            return TypedResults.Ok(page.Of([.. customers.Select(c => Of(c.Id, c.Spec, withheld ? [] : failing))], e => e.Id));
        })
        .RequireRole(CatalogueRoutes.ReadingCustomers)
        .WithTags("impact").WithSummary("Whom of the customers to write to about an incident, by id: now, or by the catalogue as of an instant.")
        .Produces<Page<Entry>>().ProducesProblem(404);

    private static HashSet<string> Failing(Incident incident, DependencyGraph graph)
    {
        IReadOnlyList<string> named = [.. incident.Services.Union(incident.Children.SelectMany(c => c.Services))];
        return named.Concat(graph.FailingWith(named).Keys).ToHashSet(StringComparer.Ordinal);
    }

    private static Entry Of(string id, Customer c, HashSet<string> failing) => new(
        id, c.Name, c.Tier, c.Region, c.Enterprise, c.Vip, c.Contract?.Reference, [.. c.Services.Where(failing.Contains)], c.Contacts);
}
