using IncidentPlatform.PostMortems.Domain.Evidence;
using IncidentPlatform.PostMortems.Domain.ReviewFiles;

namespace IncidentPlatform.PostMortems.Domain.Reviews;

/// <summary>
/// What the public may read: texts that were written for the public, and times. Nothing else can leave, because there is
/// no member to hold it.
/// </summary>
/// <param name="From">When it began.</param>
/// <param name="To">When it was resolved; null while it is not.</param>
/// <param name="Summary">What happened.</param>
/// <param name="Cause">Why it happened.</param>
/// <param name="Prevention">What is done so that it does not happen again.</param>
public sealed record PublicReview(
    string Number,
    string? Title,
    DateTimeOffset? From,
    DateTimeOffset? To,
    string? Summary,
    string? Cause,
    string? Prevention,
    IReadOnlyList<PublicMilestone> Timeline)
{
    private static readonly Dictionary<string, string> Said = new()
    {
        ["detected"] = "We noticed the problem",
        ["first-customer-notification"] = "We told our customers",
        ["root-cause-identified"] = "We found the cause",
        ["fix-deployed"] = "We put a fix in place",
        ["resolved"] = "We confirmed that it was resolved",
        ["all-clear"] = "We ended our watch",
    };

    /// <summary>The texts that were written, with their headings.</summary>
    public IEnumerable<(string Title, string Text)> Texts() =>
        new (string Title, string? Text)[] { ("What happened", Summary), ("Why it happened", Cause), ("What we do about it", Prevention) }
            .Where(t => t.Text is not null).Select(t => (t.Title, t.Text!));

    internal static PublicReview Of(ReviewFile file, Story story, IReadOnlyList<Milestone> milestones)
    {
        var declared = story.Last<IncidentDeclared>();
        return new PublicReview(
            file.Number,
            file.TextOf("public-title")?.Text,
            declared?.Data.ImpactStartedAt ?? declared?.At,
            milestones.FirstOrDefault(m => m.Name == "resolved")?.At,
            file.TextOf("public-summary")?.Text,
            file.TextOf("public-cause")?.Text,
            file.TextOf("public-prevention")?.Text,
            [.. milestones.Where(m => Said.ContainsKey(m.Name)).OrderBy(m => m.At).Select(m => new PublicMilestone(m.At, Said[m.Name]))]);
    }
}

public sealed record PublicMilestone(DateTimeOffset At, string Text);
