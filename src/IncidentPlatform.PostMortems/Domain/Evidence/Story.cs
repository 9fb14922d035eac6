using IncidentPlatform.Kernel;

namespace IncidentPlatform.PostMortems.Domain.Evidence;

/// <summary>Where something is said: a fact of the incident's stream.</summary>
/// <param name="Fact">The fact's id.</param>
/// <param name="Version">Its position on the stream.</param>
public sealed record Citation(Guid Fact, long Version);

/// <summary>What a later fact says was wrong with this one.</summary>
/// <param name="Reason">Why it was corrected.</param>
/// <param name="RecordedAs">When it was first said to have occurred, where the time was wrong.</param>
/// <param name="Text">What it should have said, where the words were wrong.</param>
/// <param name="Cite">The correction.</param>
public sealed record Correction(string Reason, DateTimeOffset? RecordedAs, string? Text, Citation Cite);

/// <summary>One fact of the incident as today's knowledge has it.</summary>
/// <param name="At">When it was true, corrected where that was wrong.</param>
/// <param name="Data">What happened, corrected where the words were wrong.</param>
public sealed record Told<T>(T Data, DateTimeOffset At, DateTimeOffset RecordedAt, Actor By, Citation Cite, Correction? Correction)
    where T : notnull
{
    public Told<TOther> As<TOther>(TOther data) where TOther : notnull => new(data, At, RecordedAt, By, Cite, Correction);
}

/// <summary>
/// The incident's facts in stream order, each once, with corrections taken in. The only thing a review is computed from
/// beside what people wrote.
/// </summary>
public sealed class Story
{
    private readonly IReadOnlyList<Fact> recorded;

    private Story(IReadOnlyList<Fact> recorded)
    {
        this.recorded = recorded;
        var corrections = recorded.Where(f => f.Data is FactCorrected).ToLookup(f => ((FactCorrected)f.Data).FactId);
        Facts = [.. recorded.Select(f => Corrections.Apply(f, corrections[f.Id]))];
    }

    public IReadOnlyList<Told<object>> Facts { get; }

    /// <summary>The stream version the story goes up to; 0 when nothing was told.</summary>
    public long Version => Facts.Count == 0 ? 0 : Facts[^1].Cite.Version;

    /// <summary>Facts in any order and any number of times.</summary>
    public static Story Of(IEnumerable<Fact> facts) => new([.. facts.DistinctBy(f => f.Id).OrderBy(f => f.Version)]);

    /// <summary>The story as it was known at a version: later corrections are not taken in.</summary>
    public Story UpTo(long version) => new([.. recorded.Where(f => f.Version <= version)]);

    /// <summary>The facts of one kind, in stream order.</summary>
    public IEnumerable<Told<T>> All<T>() where T : notnull => Facts.Where(f => f.Data is T).Select(f => f.As((T)f.Data));

    public Told<T>? First<T>(Func<T, bool>? where = null) where T : notnull => All<T>().FirstOrDefault(f => where?.Invoke(f.Data) ?? true);

    public Told<T>? Last<T>(Func<T, bool>? where = null) where T : notnull => All<T>().LastOrDefault(f => where?.Invoke(f.Data) ?? true);
}
