using System.Globalization;
using IncidentPlatform.Kernel;
using IncidentPlatform.PostMortems.Domain.Evidence;

namespace IncidentPlatform.PostMortems.Domain.Reviews;

/// <summary>How times, lengths, numbers and people read in a review; the same everywhere and on every machine.</summary>
public static class Wording
{
    public static string Minute(DateTimeOffset at) => Utc(at, "yyyy-MM-dd HH:mm 'UTC'");

    public static string Second(DateTimeOffset at) => Utc(at, "yyyy-MM-dd HH:mm:ss 'UTC'");

    public static string Day(DateTimeOffset at) => Utc(at, "yyyy-MM-dd");

    /// <summary>The two largest units that are not zero, seconds only below ten minutes.</summary>
    public static string Length(TimeSpan length)
    {
        var time = length.Duration();
        (int Count, string Unit)[] parts =
            [(time.Days, "day"), (time.Hours, "hour"), (time.Minutes, "minute"), (time < TimeSpan.FromMinutes(10) ? time.Seconds : 0, "second")];
        var said = parts.Where(p => p.Count > 0).Take(2).Select(p => Many(p.Count, p.Unit)).ToList();
        return said.Count == 0 ? "no time" : string.Join(' ', said);
    }

    public static string Many(int count, string unit) => $"{Number(count)} {unit}{(count == 1 ? "" : "s")}";

    public static string Number(decimal number) => number.ToString("#,##0.##", CultureInfo.InvariantCulture);

    public static string Money(Money money) => Money(money.Amount, money.Currency);

    public static string Money(decimal amount, string currency) => $"{currency} {amount.ToString("#,##0.00", CultureInfo.InvariantCulture)}";

    /// <summary>A kebab-case name as words.</summary>
    public static string Plain(string name) => name.Replace('-', ' ');

    /// <summary>The words with a capital in front.</summary>
    public static string Sentence(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    public static string By(Actor actor) => actor.Kind switch
    {
        ActorKind.Service => $"the platform ({actor.Id})",
        ActorKind.Source => $"source {actor.Id}",
        _ => actor.Id,
    };

    public static string List(IEnumerable<string> words) => string.Join(", ", words);

    public const string NotAnswered = "not answered";

    /// <summary>How an obligation went, and by how much.</summary>
    public static string Outcome(ObligationRow row) => row.Margin is null ? Outcome(row.Outcome) : $"{Outcome(row.Outcome)}, {Margin(row)}";

    public static string Outcome(ObligationOutcome outcome) => outcome switch
    {
        ObligationOutcome.Met => "Met in time",
        ObligationOutcome.MetLate => "Met late",
        ObligationOutcome.Missed => "Missed",
        ObligationOutcome.Waived => "Waived",
        ObligationOutcome.NoLongerOwed => "No longer owed",
        _ => "Open",
    };

    public static string Margin(ObligationRow row) => row switch
    {
        { Margin: { } m } when m < TimeSpan.Zero => $"{Length(m)} late",
        { Margin: { } m } => $"{Length(m)} to spare",
        { Outcome: ObligationOutcome.Missed } => "not done",
        { Outcome: ObligationOutcome.Waived } => "waived",
        { Outcome: ObligationOutcome.NoLongerOwed } => "no longer owed",
        _ => "open",
    };

    public static string Of(Correction correction) =>
        $"{correction.Reason}{(correction.RecordedAs is { } at ? $"; first recorded as of {Second(at)}" : "")}";

    /// <summary>Says when a fact was known, where that was a minute or more after it was true.</summary>
    public static string? KnownLater(TimelineRow row) =>
        row.RecordedAt - row.At >= TimeSpan.FromMinutes(1) ? $"known {Second(row.RecordedAt)}" : null;

    public static string Cites(IReadOnlyList<Citation> cites) =>
        cites.Count == 0 ? "" : $"{(cites.Count == 1 ? "fact" : "facts")} {List(cites.Select(c => c.Version.ToString(CultureInfo.InvariantCulture)))}";

    /// <summary>When the public version says it was.</summary>
    public static string? Period(PublicReview review) => review switch
    {
        { From: { } from, To: { } to } => $"{Minute(from)} to {Minute(to)} ({Length(to - from)})",
        { From: { } from } => $"Since {Minute(from)}",
        _ => null,
    };

    private static string Utc(DateTimeOffset at, string format) => at.ToUniversalTime().ToString(format, CultureInfo.InvariantCulture);
}
