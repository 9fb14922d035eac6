using IncidentPlatform.Client;
using IncidentPlatform.Client.Communications;
using IncidentPlatform.Client.Escalation;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Client.PostMortems;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentPlatform.Cli.Tests;

/// <summary>The client package as others use it.</summary>
internal sealed class Services : IDisposable
{
    private readonly ServiceProvider provider;

    public Services(APlatform platform)
    {
        var address = new Uri(platform.Url);
        provider = new ServiceCollection()
            .AddIncidentPlatform(new PlatformOptions { Incidents = address, Communications = address, Escalation = address, PostMortems = address })
            .BuildServiceProvider();
    }

    public Platform Platform => new(
        provider.GetRequiredService<IIncidents>(),
        provider.GetRequiredService<ICommunications>(),
        provider.GetRequiredService<IEscalation>(),
        provider.GetRequiredService<IPostMortems>());

    public void Dispose() => provider.Dispose();
}
