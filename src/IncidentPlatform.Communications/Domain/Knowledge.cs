namespace IncidentPlatform.Communications.Domain;

/// <summary>A fact of the incident's stream.</summary>
/// <param name="Id">The fact.</param>
/// <param name="Version">Its position on the stream.</param>
public sealed record FactReference(Guid Id, long Version);

/// <summary>What a statement is about. An audience is told of a subject only where the workflow's text names it.</summary>
public enum Subject
{
    /// <summary>Public names of what is affected, in a sentence.</summary>
    Components,
    Symptoms,
    CustomersAffected,
    RevenueLoss,
    SlaRisk,
    Hypothesis,
    Cause,
    Eta,
    EtaConfidence,
    Fix,
    WatchedUntil,
    Review,

    /// <summary>Providers outside that it depends on, as customers are told of them.</summary>
    Upstream,

    /// <summary>Names of those providers, one a line: what no text for customers may hold.</summary>
    UpstreamNames,

    /// <summary>What a known situation has prepared to say first.</summary>
    Opening,
}

/// <summary>Something an update may state, with the fact it stands on.</summary>
/// <param name="About">What it is about.</param>
/// <param name="Value">What is said: text, or a number or time in invariant form.</param>
/// <param name="Source">The fact that says so.</param>
public sealed record Statement(Subject About, string Value, FactReference Source);

/// <summary>What is known of an incident now: the latest statement about each subject.</summary>
public static class Knowledge
{
    /// <summary>Takes in what a fact says, and drops what stood on facts that no longer hold.</summary>
    public static IReadOnlyList<Statement> Learn(
        IReadOnlyList<Statement> known, IReadOnlyList<Statement> says, IReadOnlyList<Guid> noLongerTrue) =>
        [.. known
            .Where(k => !noLongerTrue.Contains(k.Source.Id))
            .Where(k => says.All(s => s.About != k.About))
            .Concat(says)
            .OrderBy(s => s.About)];

    public static string? About(this IReadOnlyList<Statement> known, Subject subject) =>
        known.FirstOrDefault(k => k.About == subject)?.Value;

    /// <summary>What of these statements does not hold by what is known now, in words for whoever wrote them.</summary>
    public static IReadOnlyList<string> Contradictions(IReadOnlyList<Statement> stated, IReadOnlyList<Statement> known) =>
        [.. stated.Select(s => (Stated: s, Now: known.FirstOrDefault(k => k.About == s.About)))
            .Where(p => p.Now?.Value != p.Stated.Value)
            .Select(p => p.Now is null
                ? $"{Words.Of(p.Stated.About)} of fact {p.Stated.Source.Version} no longer holds"
                : $"{Words.Of(p.Stated.About)} of fact {p.Stated.Source.Version} was replaced by fact {p.Now.Source.Version}")];
}
