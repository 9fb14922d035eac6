namespace IncidentPlatform.Incidents.Intake;

/// <summary>An alert that fires and resolves over and over says nothing new each time.</summary>
internal static class Flapping
{
    /// <summary>So many turns…</summary>
    public const int Turns = 6;

    /// <summary>…within this are flapping, and it lasts until an alert has not turned for as long.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromMinutes(30);

    /// <summary>The latest turns, with this one.</summary>
    public static IReadOnlyList<DateTimeOffset> With(IReadOnlyList<DateTimeOffset> turns, DateTimeOffset now) =>
        [.. turns.Where(t => now - t < Within).TakeLast(Turns - 1), now];

    /// <summary>Until when an alert with these turns counts as flapping; null where it does not.</summary>
    public static DateTimeOffset? Until(IReadOnlyList<DateTimeOffset> turns, DateTimeOffset now) => turns.Count >= Turns ? now + Within : null;
}
