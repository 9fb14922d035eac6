using IncidentPlatform.Hosting.Clocks;
using IncidentPlatform.Incidents.Domain.Catalogue;

namespace IncidentPlatform.Incidents.Catalogue;

/// <summary>Who needs whom now, read again only where the catalogue has changed: intake asks with every batch.</summary>
public sealed class DependenciesNow(CatalogueReader catalogue, DomainClock clock)
{
    private (long Version, DependencyGraph Graph) read = (-1, new DependencyGraph([]));

    public async Task<DependencyGraph> Read(CancellationToken ct)
    {
        var version = await catalogue.VersionAt(clock.GetUtcNow(), ct);
        if (version != read.Version)
        {
            read = (version, DependencyGraph.Of(await catalogue.Services(version, ct)));
        }

        return read.Graph;
    }
}
