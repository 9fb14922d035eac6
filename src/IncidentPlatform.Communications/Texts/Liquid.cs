using System.Text.RegularExpressions;
using Fluid;
using IncidentPlatform.Communications.Domain;

namespace IncidentPlatform.Communications.Texts;

/// <summary>
/// As much of Liquid as a text needs: outputs, filters that keep words short, and choices. Nothing that repeats, remembers or reads files
/// is known, so that what a template makes is never much longer than the template.
/// </summary>
public static partial class Liquid
{
    public const int Longest = 8_000;
    private const int MostTags = 200;
    private const int LongestTag = 300;
    private const int MostSteps = 1_000;
    private static readonly string[] Tags = ["if", "unless", "case", "comment", "raw"];
    private static readonly FluidParser Parser = OfTags();
    private static readonly TemplateOptions Options = new() { MaxSteps = MostSteps, MemberAccessStrategy = { MemberNameStrategy = MemberNameStrategies.SnakeCase } };

    static Liquid() => Options.MemberAccessStrategy.Register<Variables>();

    /// <summary>Filters that a template may use.</summary>
    public static IReadOnlyList<string> Filters { get; } = ["append", "capitalize", "default", "downcase", "prepend", "remove", "strip", "truncate", "truncatewords", "upcase"];

    /// <returns>The template, or what is wrong with it.</returns>
    public static (IFluidTemplate? Template, string? Fault) Parse(string text)
    {
        if (text.Length > Longest)
            return (null, $"it has {text.Length} characters; a template has at most {Longest}");
        var tags = Tag().Matches(text);
        if (tags.Count > MostTags || tags.Any(t => t.Length > LongestTag))
            return (null, $"it has more than {MostTags} tags, or one of more than {LongestTag} characters");
        return Parser.TryParse(text, out var template, out var fault) ? (template, null) : (null, fault);
    }

    /// <summary>The first line is the title, the rest the body; values stay inside the sentence they are put in.</summary>
    public static SupportText Render(IFluidTemplate template, Variables variables)
    {
        var text = template.Render(new TemplateContext(OneLine(variables), Options), NullEncoder.Default);
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return end < 0 ? new SupportText(text, "") : new SupportText(text[..end], text[(end + 1)..]);
    }

    private static FluidParser OfTags()
    {
        var parser = new FluidParser();
        foreach (var tag in parser.RegisteredTags.Keys.Except(Tags).ToList())
            parser.RegisteredTags.Remove(tag);
        return parser;
    }

    private static Variables OneLine(Variables v) => v with
    {
        Title = Line(v.Title),
        Components = Line(v.Components),
        Commander = Line(v.Commander),
        Symptoms = Line(v.Symptoms),
        CustomersAffected = Line(v.CustomersAffected),
        RevenueLoss = Line(v.RevenueLoss),
        SlaRisk = Line(v.SlaRisk),
        Hypothesis = Line(v.Hypothesis),
        Cause = Line(v.Cause),
        EtaConfidence = Line(v.EtaConfidence),
        Review = Line(v.Review),
        Upstream = Line(v.Upstream),
        Opening = Line(v.Opening),
    };

    private static string? Line(string? value) => value is null ? null : PlainText.Line(value);

    [GeneratedRegex(@"\{[{%].*?[}%]\}", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();
}
