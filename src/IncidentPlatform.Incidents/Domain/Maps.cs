namespace IncidentPlatform.Incidents.Domain;

/// <summary>Maps that are part of a state: changed by copying.</summary>
internal static class Maps
{
    internal static Dictionary<TKey, T> With<TKey, T>(this IReadOnlyDictionary<TKey, T> all, TKey key, T value) where TKey : notnull =>
        new(all) { [key] = value };

    internal static Dictionary<TKey, T> Without<TKey, T>(this IReadOnlyDictionary<TKey, T> all, params IEnumerable<TKey> keys) where TKey : notnull
    {
        var gone = keys.ToHashSet();
        return all.Where(e => !gone.Contains(e.Key)).ToDictionary();
    }
}
