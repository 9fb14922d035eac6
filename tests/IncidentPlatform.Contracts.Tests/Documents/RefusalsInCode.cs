using System.Text;
using System.Text.RegularExpressions;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Contracts.Tests.Documents;

/// <summary>A refusal as the sources give it, with <c>…</c> where a value goes.</summary>
/// <param name="Code">Last segment of the problem's type.</param>
/// <param name="Status">HTTP status it is answered with.</param>
/// <param name="Service">The service that gives it; <c>all</c> for what every service does.</param>
internal sealed record RefusalInCode(string Code, string Status, string Reason, string WayOn, string Service, string File);

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
                "Invalid(" => ("400", 0),
                "Unavailable(" => ("503", 0),
                "Problem(" or "Describe(" or "(" => (Digits().Match(arguments[0]).Value, 1),
                _ => (StatusOf(arguments.Skip(3)), 0),
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

    /// <summary>The status of a kind of rejection; of both, where the kind depends.</summary>
    private static string StatusOf(IEnumerable<string> arguments) => Kinds().Matches(string.Join(' ', arguments)).Select(kind => kind.Value switch
    {
        "Invalid" => "400",
        "Forbidden" => "403",
        "NotFound" => "404",
        "NotCurrent" => "503",
        _ => "409",
    }).Order(StringComparer.Ordinal).DefaultIfEmpty("409").Aggregate((all, next) => $"{all}, {next}");

    /// <summary>A code in place, or in a constant of the same file; null where it is handed on from elsewhere.</summary>
    private static string? CodeOf(string text, string argument) =>
        Code().Match(argument) is { Success: true } literal ? literal.Groups[1].Value
        : Regex.Match(text, $"const string {Regex.Escape(argument)} = \"([a-z-]+)\"") is { Success: true } constant ? constant.Groups[1].Value
        : null;

    /// <summary>The words of an argument; of a choice between two, the first. What is computed elsewhere is a value.</summary>
    private static string Said(string text, string? argument)
    {
        if (string.IsNullOrEmpty(argument))
        {
            return "";
        }

        return FirstLiteral(argument)?.Trim()
            ?? (Regex.Match(text, $"const string {Regex.Escape(argument)} = (\".*\");") is { Success: true } constant ? FirstLiteral(constant.Groups[1].Value)! : "…");
    }

    /// <summary>The first text in quotes, with what stands in its holes left out.</summary>
    private static string? FirstLiteral(string argument)
    {
        var start = argument.IndexOf('"', StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        var (words, depth, holes, within) = (new StringBuilder(), 0, start > 0 && argument[start - 1] == '$', false);
        for (var at = start + 1; at < argument.Length; at++)
        {
            switch (argument[at])
            {
                case '"' when depth == 0:
                    return words.ToString();
                case '"':
                    within = !within;
                    break;
                case '\\' when depth == 0:
                    words.Append(argument[++at]);
                    break;
                case '{' when holes && !within:
                    words.Append(depth++ == 0 ? "…" : "");
                    break;
                case '}' when holes && !within:
                    depth--;
                    break;
                case var c when depth == 0:
                    words.Append(c);
                    break;
                default:
                    break;
            }
        }

        return words.ToString();
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

    [GeneratedRegex(@"(?<=RejectionKind\.)\w+")]
    private static partial Regex Kinds();

    [GeneratedRegex(@"\d{3}")]
    private static partial Regex Digits();
}
