using IncidentPlatform.Communications.Domain;

namespace IncidentPlatform.Communications.Texts;

/// <summary>Situations that templates are tried on.</summary>
public static class Samples
{
    private const string LongSentence =
        "Payments by card are refused for most customers in several regions, orders are taken but not confirmed, and the pages of the account load slowly or not at all; ";

    /// <summary>As an incident may be after half an hour.</summary>
    public static Variables Ordinary { get; } = new(
        "INC-2026-0001", "Card payments refused", "P1", "identified", "Checkout and Payments", "ada", "Payments by card are refused.", "1,200", "50,000 EUR", "medium",
        "A pool of connections is used up", "A pool of connections was used up", "14:30 UTC on 2 March 2026", "medium", "16:30 UTC on 2 March 2026",
        "https://example.com/reviews/2026-0001", "our payment processing partner", "Payments by card are refused at the moment.", 30, Cancelled: false, FellBack: false);

    /// <summary>Nothing has been found out yet.</summary>
    public static Variables Bare { get; } = new(
        "INC-2026-0001", null, "P1", "investigating", null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, false, false);

    /// <summary>As much as people write.</summary>
    public static Variables Longest { get; } = Ordinary with
    {
        Title = LongSentence[..120],
        Components = Words.Listed([.. Enumerable.Range(1, 4).Select(n => $"Payments and Orders {n}")]),
        Symptoms = LongSentence + LongSentence,
        Hypothesis = LongSentence + LongSentence,
        Cause = LongSentence + LongSentence,
        Opening = LongSentence + LongSentence,
        Upstream = "our payment processing partner and our identity verification partner",
        FellBack = true,
    };

    /// <summary>The three, in each severity and phase that a place is for.</summary>
    public static IEnumerable<Variables> For(TemplatePlace place, Workflow workflow) =>
        from sample in new[] { Bare, Ordinary, Longest }
        from severity in place.Severity is { } one ? [one] : workflow.Severities
        from phase in place.Phase is { } only ? [only] : Enum.GetValues<PublicStatus>()
        from cancelled in new[] { false, true }
        select sample with { Severity = severity, Status = Words.Of(phase), Cancelled = cancelled };
}
