namespace IncidentPlatform.Incidents.Intake.Formats;

/// <summary>What is wrong with a payload, each with its JSON path. All are counted, so many are kept that a person can read them.</summary>
internal sealed class Faults
{
    private const int MostKept = 50;
    private const int LongestPath = 200;
    private readonly List<string> kept = [];

    public int Count { get; private set; }

    public IReadOnlyList<string> Kept => kept;

    public void Add(string path, string what)
    {
        if (Count++ < MostKept)
        {
            kept.Add($"{(path.Length > LongestPath ? path[..LongestPath] + "…" : path)} {what}");
        }
    }

    public override string ToString() => $"{string.Join("; ", kept)}{(Count > kept.Count ? $"; and {Count - kept.Count} more" : "")}.";
}
