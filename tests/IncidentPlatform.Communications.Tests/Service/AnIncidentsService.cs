using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Api;
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

    public bool Reachable { get; set; } = true;

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
        await app.StartAsync();
        return service;
    }

    public void Keep(IncidentFact fact)
    {
        lock (facts)
            facts.Add(fact);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private List<IncidentFact> Of(Guid id, long after, int pageSize)
    {
        lock (facts)
            return [.. facts.Where(f => f.IncidentId == id && f.Version > after).Take(pageSize)];
    }
}
