namespace IncidentPlatform.Incidents.Domain.Catalogue;

/// <summary>What is checked of members of every kind.</summary>
internal static class Checks
{
    private const int LongestId = 100;
    private const int LongestName = 200;
    private const int LongestText = 4000;
    private const int MostItems = 1000;

    /// <summary>What is wrong with an id; null where nothing is.</summary>
    internal static string? IdFault(string id) => id switch
    {
        { Length: 0 or > LongestId } => $"has to have 1 to {LongestId} characters",
        _ when id != id.Trim() => "begins or ends with white space",
        _ when id.Any(c => char.IsControl(c) || c is '/' or ';') => "holds a slash, a semicolon or a control character",
        _ => null,
    };

    internal static IEnumerable<Fault> Ids(string member, IReadOnlyList<string> ids) =>
    [
        .. ids.Count > MostItems ? new[] { new Fault(member, $"has more than {MostItems} entries") } : [],
        .. ids.Select((id, n) => IdFault(id) is { } fault ? new Fault($"{member}[{n}]", fault) : null).OfType<Fault>(),
        .. ids.GroupBy(i => i).Where(g => g.Count() > 1).Select(g => new Fault(member, $"names '{g.Key}' twice")),
    ];

    internal static IEnumerable<Fault> Required(string member, string text) => string.IsNullOrWhiteSpace(text) || text.Length > LongestName
        ? [new Fault(member, $"has to have 1 to {LongestName} characters")]
        : [];

    internal static IEnumerable<Fault> Text(string member, string? text) =>
        text?.Length > LongestText ? [new Fault(member, $"is longer than {LongestText} characters")] : [];

    internal static IEnumerable<Fault> Url(string member, string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? [] : [new Fault(member, "is no http or https address")];

    internal static IEnumerable<Fault> Email(string member, string email) =>
        email.Length <= LongestName && email.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < email.Length - 1 && !email.Any(char.IsWhiteSpace)
            ? []
            : [new Fault(member, "is no mail address")];

    internal static IEnumerable<Fault> Percent(string member, decimal? percent) =>
        percent is null or (> 0 and <= 100) ? [] : [new Fault(member, "is not above 0 and at most 100")];

    internal static IEnumerable<Fault> Amount(string member, Money? money)
    {
        if (money is null)
        {
            yield break;
        }

        if (money.Amount < 0)
        {
            yield return new Fault($"{member}.amount", "is below 0");
        }

        if (money.Currency.Length != 3 || !money.Currency.All(char.IsAsciiLetterUpper))
        {
            yield return new Fault($"{member}.currency", "is no ISO 4217 code");
        }
    }

    internal static IEnumerable<Fault> Steps(string member, IReadOnlyList<CreditStep> steps) =>
    [
        .. steps.SelectMany((s, n) => Percent($"{member}[{n}].belowPercent", s.BelowPercent).Concat(Percent($"{member}[{n}].creditPercent", s.CreditPercent))),
        .. steps.GroupBy(s => s.BelowPercent).Where(g => g.Count() > 1).Select(g => new Fault(member, $"has two steps below {g.Key}")),
    ];
}
