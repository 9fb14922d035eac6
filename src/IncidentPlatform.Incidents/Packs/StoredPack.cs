using System.Globalization;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Packs;

/// <summary>The newest version of a pack.</summary>
/// <param name="Id">Its name.</param>
public sealed record StoredPack(string Id, PolicyPack Pack);

/// <summary>A version of a pack: stored once, never changed.</summary>
/// <param name="Id">Name and version, <c>default/2</c>.</param>
public sealed record StoredPackVersion(string Id, string Name, int Version, PolicyPack Pack, DateTimeOffset StoredAt, string StoredBy)
{
    public static string IdOf(string name, int version) => string.Create(CultureInfo.InvariantCulture, $"{name}/{version}");
}
