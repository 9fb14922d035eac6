using IncidentPlatform.Incidents.Domain;
using Marten;

namespace IncidentPlatform.Incidents.Features.Customising;

/// <summary>The custom fields and incident types that are configured.</summary>
public sealed class Configured(IQuerySession query)
{
    public Task<IReadOnlyList<CustomField>> Fields(CancellationToken ct) => query.Query<CustomField>().OrderBy(f => f.Id).ToListAsync(ct);

    public Task<IReadOnlyList<IncidentType>> Types(CancellationToken ct) => query.Query<IncidentType>().OrderBy(t => t.Id).ToListAsync(ct);

    public async Task<IncidentType?> Type(string? name, CancellationToken ct) => name is null ? null : await query.LoadAsync<IncidentType>(name, ct);
}
