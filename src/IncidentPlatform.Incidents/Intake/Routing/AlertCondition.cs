using System.Text.RegularExpressions;
using IncidentPlatform.Incidents.Domain.Catalogue;

namespace IncidentPlatform.Incidents.Intake.Routing;

/// <summary>How a field is compared.</summary>
public enum Comparison
{
    /// <summary>It is one of the values.</summary>
    Is,

    /// <summary>It contains one of the values.</summary>
    Contains,

    /// <summary>It starts with one of the values.</summary>
    StartsWith,

    /// <summary>One of the values, regular expressions, matches it somewhere.</summary>
    Matches,

    /// <summary>It is there, whatever it says.</summary>
    Exists,
}

/// <summary>Something that an alert has to fulfil. Case never matters.</summary>
/// <param name="Field">A name of <see cref="AlertFields.Names"/>, or <c>labels.</c> and a label's name.</param>
/// <param name="Values">One of them is enough; none for <see cref="Comparison.Exists"/>.</param>
/// <param name="Not">Whether it has to be otherwise.</param>
public sealed record AlertCondition(string Field, Comparison Is = Comparison.Is, IReadOnlyList<string>? Values = null, bool Not = false)
{
    /// <summary>Expressions are matched without backtracking, so that none takes longer than the text is long.</summary>
    private const RegexOptions Expression = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    public bool Holds(AlertFields alert) => Compares(alert.Of(Field)) != Not;

    internal IEnumerable<Fault> Faults(string at)
    {
        if (!AlertFields.Knows(Field))
        {
            yield return new Fault($"{at}.field", $"'{Field}' is none of {string.Join(", ", AlertFields.Names)}, labels.…");
        }

        if (Is == Comparison.Exists ? Values is { Count: > 0 } : Values is not { Count: > 0 })
        {
            yield return new Fault($"{at}.values", Is == Comparison.Exists ? "is not looked at where the field only has to exist" : "is empty");
        }

        foreach (var (index, value) in (Is == Comparison.Matches ? Values ?? [] : []).Index())
        {
            if (!IsExpression(value))
            {
                yield return new Fault($"{at}.values[{index}]", "is no regular expression that can be matched without backtracking");
            }
        }
    }

    private bool Compares(string? text) => text is not null && Is switch
    {
        Comparison.Exists => true,
        Comparison.Contains => Values!.Any(v => text.Contains(v, StringComparison.OrdinalIgnoreCase)),
        Comparison.StartsWith => Values!.Any(v => text.StartsWith(v, StringComparison.OrdinalIgnoreCase)),
        Comparison.Matches => Values!.Any(v => Regex.IsMatch(text, v, Expression)),
        _ => Values!.Contains(text, StringComparer.OrdinalIgnoreCase),
    };

    private static bool IsExpression(string value)
    {
        try
        {
            _ = new Regex(value, Expression);
            return true;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }
}

internal static class AlertConditions
{
    public static bool AllHold(this IReadOnlyList<AlertCondition> conditions, AlertFields alert)
    {
        foreach (var condition in conditions)
        {
            if (!condition.Holds(alert))
            {
                return false;
            }
        }

        return true;
    }

    public static IEnumerable<Fault> Faults(this IReadOnlyList<AlertCondition> conditions, string at) => conditions.SelectMany((c, n) => c.Faults($"{at}[{n}]"));
}
