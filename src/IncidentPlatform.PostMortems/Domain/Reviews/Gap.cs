using IncidentPlatform.PostMortems.Domain.Evidence;

namespace IncidentPlatform.PostMortems.Domain.Reviews;

/// <summary>A named stretch of time between two things that the facts know the time of.</summary>
/// <param name="From">What it starts with.</param>
/// <param name="To">What it ends with.</param>
internal sealed record Gap(string From, DateTimeOffset FromAt, Citation FromCite, string To, DateTimeOffset ToAt, Citation ToCite)
{
    public TimeSpan Length => ToAt - FromAt;

    public string Name => $"{From} to {To}";

    public Statement AsStatement() => Statement.Lasts(
        Wording.Sentence(Length < TimeSpan.Zero ? $"{To} came {Wording.Length(Length)} before {From}" : $"{Name}: {Wording.Length(Length)}"),
        Length,
        new Input(From, Wording.Second(FromAt), FromCite),
        new Input(To, Wording.Second(ToAt), ToCite));

    /// <summary>Names the longest of several, so that the reader knows where the time went.</summary>
    public static IEnumerable<Statement> Longest(IReadOnlyCollection<Gap> gaps) =>
        gaps.Count > 1 && gaps.MaxBy(g => g.Length) is { } longest && longest.Length > TimeSpan.Zero
            ? [Statement.Says($"The longest gap: {longest.Name}, {Wording.Length(longest.Length)}", longest.FromCite, longest.ToCite)]
            : [];
}
