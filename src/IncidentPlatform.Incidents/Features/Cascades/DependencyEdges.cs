using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Cascades;

/// <summary>What depends on what, as far as it is known.</summary>
internal static class DependencyEdges
{
    /// <summary>The dependencies as of an instant; without a catalogue none are known, and impact alone decides the order.</summary>
    public static Task<IReadOnlyList<Dependency>> AsOf(DateTimeOffset at) => Task.FromResult<IReadOnlyList<Dependency>>([]);
}
