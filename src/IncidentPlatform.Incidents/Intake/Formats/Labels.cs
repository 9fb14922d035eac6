namespace IncidentPlatform.Incidents.Intake.Formats;

/// <summary>Labels made of what a payload happens to hold.</summary>
internal static class Labels
{
    /// <summary>Those that say something.</summary>
    public static Dictionary<string, string> Of(params ReadOnlySpan<(string Name, string? Value)> labels)
    {
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in labels)
        {
            if (!string.IsNullOrEmpty(value))
            {
                said[name] = value;
            }
        }

        return said;
    }

    /// <summary>With all of these; what is there already stays.</summary>
    public static Dictionary<string, string> And(this Dictionary<string, string> labels, IEnumerable<KeyValuePair<string, string>> more)
    {
        foreach (var (name, value) in more)
        {
            labels.TryAdd(name, value);
        }

        return labels;
    }
}
