using System.Globalization;

namespace IncidentPlatform.Escalation.Domain.Policies;

/// <summary>A fact by its type and, where given, by members of its data.</summary>
/// <param name="Type">Name of the fact.</param>
/// <param name="Where">Member to value; a value that starts with <c>&gt;</c> compares numbers.</param>
public sealed record FactMatch(string Type, IReadOnlyDictionary<string, string>? Where = null)
{
    public bool Matches(IncidentEvent fact) =>
        fact.Type == Type && (Where is null || Where.All(w => Holds(fact.Text(w.Key), w.Value)));

    /// <summary>It compares a number.</summary>
    public bool Compares() => Where?.Values.Any(v => v.StartsWith('>')) == true;

    private static bool Holds(string? value, string wanted) =>
        wanted.StartsWith('>')
            ? Number(value) is { } number && Number(wanted[1..]) is { } least && number > least
            : string.Equals(value, wanted, StringComparison.OrdinalIgnoreCase);

    private static decimal? Number(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
