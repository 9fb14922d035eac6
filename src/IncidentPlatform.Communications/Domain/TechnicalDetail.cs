using System.Text.RegularExpressions;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Domain;

/// <summary>
/// What is known of a restricted incident's inside is not told before its investigation is complete. A text names what is known where it
/// holds it whole, four of its words in a row, or one of its words that only engineers use (one with a digit, a dot, an underscore, a
/// slash or capitals within). What nobody recorded cannot be found this way: legal counsel attests the rest.
/// </summary>
public static partial class TechnicalDetail
{
    private const int WordsInARow = 4;
    private const int ShortestName = 3;

    /// <summary>Subjects that are technical whatever they say.</summary>
    private static readonly HashSet<Subject> Technical = [Subject.Components, Subject.Hypothesis, Subject.Cause, Subject.Fix];

    /// <summary>Whether anything is withheld from texts to this audience.</summary>
    public static bool IsWithheld(Conversation c, Audience audience) =>
        c.Situation is { Restricted: true, InvestigationComplete: false } && LegalGate.Leaves(audience);

    /// <param name="known">What the incident's stream says of components, versions, causes and fixes.</param>
    public static Rejection? Refuses(Conversation c, Audience audience, Text text, IReadOnlyList<string> known) =>
        IsWithheld(c, audience) && NamedIn($"{text.Subject}\n{text.Body}\n{text.Support?.Title}\n{text.Support?.Body}", known) is { Count: > 0 } named
            ? UpdateRejections.TechnicalDetail(named)
            : null;

    /// <summary>A typed subject renders nothing technical either.</summary>
    public static Rejection? Refuses(Conversation c, Audience audience, IReadOnlyList<Subject> states) =>
        IsWithheld(c, audience) && states.Where(Technical.Contains).ToList() is { Count: > 0 } named
            ? UpdateRejections.TechnicalDetail([.. named.Select(s => Words.Of(s))])
            : null;

    /// <summary>What of it a text names, each as it stands in the text.</summary>
    public static IReadOnlyList<string> NamedIn(string text, IReadOnlyList<string> known)
    {
        var said = $" {string.Join(' ', WordsOf(text))} ";
        return [.. known.SelectMany(Tellings).Distinct(StringComparer.Ordinal).Where(t => said.Contains($" {t} ", StringComparison.Ordinal))];
    }

    /// <summary>The forms in which a text would name it.</summary>
    private static IEnumerable<string> Tellings(string known)
    {
        var words = WordsOf(known).ToList();
        if (words.Count > 0 && words.Sum(w => w.Length) >= ShortestName)
            yield return string.Join(' ', words);
        for (var i = 0; i + WordsInARow <= words.Count; i++)
            yield return string.Join(' ', words.Skip(i).Take(WordsInARow));
        foreach (var word in Word().Matches(known).Select(m => m.Value).Where(w => w.Length >= ShortestName && Engineers().IsMatch(w)))
            yield return word.ToLowerInvariant();
    }

    private static IEnumerable<string> WordsOf(string text) => Word().Matches(text).Select(m => m.Value.ToLowerInvariant());

    [GeneratedRegex(@"[\p{L}\p{N}]+([._/:\-][\p{L}\p{N}]+)*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"\p{N}|[._/:]|\p{L}\p{Lu}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Engineers();
}
