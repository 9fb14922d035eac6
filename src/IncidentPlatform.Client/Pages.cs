namespace IncidentPlatform.Client;

/// <summary>Reads lists to their end.</summary>
public static class Pages
{
    /// <summary>Every item of every page; <paramref name="page"/> is called with the cursor, null for the first.</summary>
    public static async Task<IReadOnlyList<T>> All<T>(Func<string?, Task<Page<T>>> page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var items = new List<T>();
        string? cursor = null;
        do
        {
            var next = await page(cursor);
            items.AddRange(next.Items);
            cursor = next.NextCursor;
        }
        while (cursor is not null);

        return items;
    }
}
