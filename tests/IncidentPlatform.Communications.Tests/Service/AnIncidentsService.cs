using System.Collections.Concurrent;
using System.Globalization;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Messaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IncidentPlatform.Communications.Tests.Service;

/// <summary>What stands at the address of Incidents: the facts of the incidents of a test, for as long as it can be reached.</summary>
public sealed class AnIncidentsService : IAsyncDisposable
{
    private readonly List<IncidentFact> facts = [];
    private readonly WebApplication app;

    private AnIncidentsService(WebApplication app) => this.app = app;

    private readonly ConcurrentDictionary<(Guid Incident, string Customer), CustomerToTell> customers = [];

    public bool Reachable { get; set; } = true;

    /// <summary>How long a page of whom to write to takes.</summary>
    public TimeSpan ContactsTake { get; set; }

    public Uri Address => new(app.Urls.First());

    public static async Task<AnIncidentsService> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.ConfigureHttpJsonOptions(o => Wire.Apply(o.SerializerOptions));
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var service = new AnIncidentsService(app);
        app.MapGet("/incidents/{id:guid}/facts", (Guid id, long after, int pageSize) => service.Reachable
            ? Results.Ok(new Page<IncidentFact>(service.Of(id, after, pageSize), null))
            : Results.StatusCode(503));
        app.MapGet("/incidents/{id:guid}/impact/contacts", async (
            Guid id, string[]? tiers, string? cursor, int pageSize) =>
        {
            if (!service.Reachable)
                return Results.StatusCode(503);
            await Task.Delay(service.ContactsTake);
            var from = cursor is null ? 0 : int.Parse(cursor, CultureInfo.InvariantCulture);
            var chosen = service.customers.Where(c => c.Key.Incident == id && (tiers is not { Length: > 0 } || tiers.Contains(c.Value.Tier))).Select(c => c.Value).OrderBy(c => c.Id).ToList();
            return Results.Ok(new Page<CustomerToTell>(
                [.. chosen.Skip(from).Take(pageSize)], chosen.Count > from + pageSize ? (from + pageSize).ToString(CultureInfo.InvariantCulture) : null));
        });
        app.MapGet("/incidents/{id:guid}/impact/customers", (Guid id, bool enterprise) => service.Reachable
            ? Results.Ok(new Page<CustomerHit>([.. service.Customers.Values.Where(c => c.Spec.Enterprise == enterprise && service.IsHit(id, c.Id)).Select(c => new CustomerHit(c.Id)).OrderBy(c => c.Id)], null))
            : Results.StatusCode(503));
        app.MapGet("/catalogue/customers/{id}", (string id) => !service.Reachable ? Results.StatusCode(503)
            : service.Customers.TryGetValue(id, out var customer) ? Results.Ok(customer) : Results.NotFound());
        await app.StartAsync();
        return service;
    }

    /// <summary>Customers of the catalogue.</summary>
    public ConcurrentDictionary<string, CataloguedCustomer> Customers { get; } = [];

    /// <summary>Customers that incidents hit.</summary>
    public ConcurrentDictionary<Guid, IReadOnlyList<string>> Hits { get; } = [];

    /// <summary>Puts a customer into the catalogue.</summary>
    public void Has(string id, bool enterprise = false, bool vip = false, string? accountManager = null) => Customers[id] = new CataloguedCustomer(
        id, new CustomerSpec($"The {id} company", "gold", enterprise, vip, accountManager, [new CustomerContact("Carla", $"carla@{id}.example")]));

    public void Keep(IncidentFact fact)
    {
        lock (facts)
            facts.Add(fact);
    }

    /// <summary>From now on the incident affects a customer.</summary>
    public void Affects(Guid incident, string customer, string tier, params string[] contacts) => customers[(incident, customer)] =
        new CustomerToTell(customer, customer, tier, null, Enterprise: false, Vip: false, [.. contacts.Select(c => new CustomerContact(c, c))]);

    /// <summary>Nothing fails for anybody any more.</summary>
    public void AffectsNobody(Guid incident)
    {
        foreach (var key in customers.Keys.Where(k => k.Incident == incident))
            customers.TryRemove(key, out _);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private bool IsHit(Guid incident, string customer) => Hits.GetValueOrDefault(incident, []).Contains(customer);

    private List<IncidentFact> Of(Guid id, long after, int pageSize)
    {
        lock (facts)
            return [.. facts.Where(f => f.IncidentId == id && f.Version > after).Take(pageSize)];
    }
}
