using System.Text.RegularExpressions;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Contracts.Tests.Documents;

/// <summary>A refusal as the sources give it, with <c>…</c> where a value goes.</summary>
/// <param name="Status">HTTP status it is answered with.</param>
/// <param name="Code">Last segment of the problem's type.</param>
/// <param name="Service">The service that gives it; <c>all</c> for what every service does.</param>
internal sealed record RefusalInCode(string Code, int Status, string Reason, string WayOn, string Service, string File);

/// <summary>Every refusal there is, read off the sources: a refusal is always made by one of a few calls, with its words in place.</summary>
internal static partial class RefusalsInCode
{
    private static readonly string Sources = Path.Combine(Repository.Folder, "src");

    public static IReadOnlyList<RefusalInCode> All { get; } = [.. Files().SelectMany(f => Of(f.Path, f.Text))];

    private static IEnumerable<(string Path, string Text)> Files() => Directory.EnumerateFiles(Sources, "*.cs", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Sources, f).Replace('\\', '/'))
        .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
        .Where(f => !f.StartsWith("IncidentPlatform.Client", StringComparison.Ordinal) && !f.StartsWith("IncidentPlatform.Cli", StringComparison.Ordinal))
        .Select(f => (f, File.ReadAllText(Path.Combine(Sources, f))));

    private static IEnumerable<RefusalInCode> Of(string file, string text)
    {
        foreach (Match call in Calls().Matches(text))
        {
            var arguments = Arguments(text, call.Index + call.Length);
            var (status, from) = call.Groups["made"].Value switch
            {
                "Invalid(" => (400, 0),
                "Unavailable(" => (503, 0),
                "Problem(" or "Describe(" or "(" => (StatusOf(arguments[0]), 1),
                _ => (StatusOf(arguments.FirstOrDefault(a => a.StartsWith("RejectionKind.", StringComparison.Ordinal)) ?? ""), 0),
            };
            if (arguments.Count > from && CodeOf(text, arguments[from]) is { } code)
            {
                yield return new RefusalInCode(
                    code, status, Said(text, arguments.ElementAtOrDefault(from + 1)), Said(text, arguments.ElementAtOrDefault(from + 2) ?? Later(call)), ServiceOf(file), file);
            }
        }
    }

    private static string? Later(Match call) => call.Groups["made"].Value == "Unavailable(" ? "\"Nothing was changed. Try again in a few seconds.\"" : null;

    private static string ServiceOf(string file) => file.Split('/')[0].Replace("IncidentPlatform.", "", StringComparison.Ordinal).ToLowerInvariant() switch
    {
        "hosting" => "all",
        var service => service,
    };

    private static int StatusOf(string argument) => argument switch
    {
        "RejectionKind.Invalid" => 400,
        "RejectionKind.Forbidden" => 403,
        "RejectionKind.NotFound" => 404,
        "RejectionKind.NotCurrent" => 503,
        _ when Digits().Match(argument) is { Success: true } digits => int.Parse(digits.Value, System.Globalization.CultureInfo.InvariantCulture),
        _ => 409,
    };

    /// <summary>A code in place, or in a constant of the same file; null where it is handed on from elsewhere.</summary>
    private static string? CodeOf(string text, string argument) =>
        Code().Match(argument) is { Success: true } literal ? literal.Groups[1].Value
        : Regex.Match(text, $"const string {Regex.Escape(argument)} = \"([a-z-]+)\"") is { Success: true } constant ? constant.Groups[1].Value
        : null;

    /// <summary>The words of an argument; of a choice between two, the first.</summary>
    private static string Said(string text, string? argument)
    {
        var words = Literals().Matches(argument ?? "").Select(m => Holes(m.Groups[1].Value)).ToList();
        return words.Count > 0
            ? words[0].Trim()
            : Regex.Match(text, $"const string {Regex.Escape(argument ?? "-")} = \"((?:[^\"\\\\]|\\\\.)*)\"") is { Success: true } constant ? constant.Groups[1].Value : "";
    }

    private static string Holes(string literal)
    {
        string before;
        do
        {
            before = literal;
            literal = Hole().Replace(literal, "…");
        }
        while (literal != before);
        return literal.Replace("\\\"", "\"", StringComparison.Ordinal);
    }

    /// <summary>The arguments of a call whose opening parenthesis was just read.</summary>
    private static List<string> Arguments(string text, int at)
    {
        var (all, start, depth, quoted) = (new List<string>(), at, 0, false);
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '"' && text[at - 1] != '\\')
            {
                quoted = !quoted;
            }
            else if (quoted && c is not ('{' or '}'))
            {
                continue;
            }
            else if (c is '(' or '[' or '{')
            {
                depth++;
            }
            else if (c is ')' or ']' or '}' && depth-- == 0 || (c == ',' && depth == 0))
            {
                all.Add(text[start..at].Trim());
                start = at + 1;
                if (c != ',')
                {
                    break;
                }
            }
        }

        return all;
    }

    [GeneratedRegex(@"(?<made>new Rejection\(|Rejection \w+(\([^)]*\))? (\{ get; \} = |=> )new\(|\bInvalid\(|\bUnavailable\(|\b(Problem|Describe)\((?=\s*StatusCodes)|\((?=\d{3}, ""))")]
    private static partial Regex Calls();

    [GeneratedRegex("^\"([a-z]+(?:-[a-z]+)*)\"$")]
    private static partial Regex Code();

    [GeneratedRegex("""\$?"((?:[^"\\]|\\.)*)\"""")]
    private static partial Regex Literals();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"\d{3}")]
    private static partial Regex Digits();
}
