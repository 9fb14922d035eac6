using Marten;

namespace IncidentPlatform.Communications.Views;

/// <summary>What customers know a part of the product as. Services that no component names are not spoken of in public.</summary>
/// <param name="Id">The public name.</param>
/// <param name="Services">Services whose incidents show on it.</param>
/// <param name="Description">A sentence for the status page.</param>
/// <param name="Since">When it was put on the page; absent where that was not recorded.</param>
public sealed record Component(string Id, IReadOnlyList<string> Services, string? Description = null, DateTimeOffset? Since = null);

public static class Components
{
    /// <summary>Public names of what these services stand for, in alphabetical order.</summary>
    public static async Task<IReadOnlyList<string>> Of(IReadOnlyList<string> services, IQuerySession query, CancellationToken ct) =>
        [.. (await query.Query<Component>().ToListAsync(ct))
            .Where(c => c.Services.Intersect(services, StringComparer.OrdinalIgnoreCase).Any())
            .Select(c => c.Id).Order(StringComparer.Ordinal)];
}
