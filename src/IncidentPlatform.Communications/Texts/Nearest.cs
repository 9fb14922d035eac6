namespace IncidentPlatform.Communications.Texts;

/// <summary>Which of the known names somebody meant.</summary>
internal static class Nearest
{
    /// <param name="known">At least one.</param>
    public static string To(string written, IReadOnlyList<string> known) => known.MinBy(k => Distance(written, k))!;

    /// <summary>How many letters are to be put in, taken out or changed (Levenshtein).</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var changed = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[other.Length];
    }
}
