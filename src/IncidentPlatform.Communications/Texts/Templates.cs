using System.Reflection;
using Fluid;
using IncidentPlatform.Communications.Domain;

namespace IncidentPlatform.Communications.Texts;

/// <summary>
/// The Liquid templates that ship with the service. Only these are ever parsed: people's words are values, never templates.
/// What comes out is plain text; each output encodes it for itself.
/// </summary>
public sealed class Templates
{
    private const string Folder = "Texts/";
    private const string Extension = ".liquid";
    private static readonly TemplateOptions Options = new() { MemberAccessStrategy = { MemberNameStrategy = MemberNameStrategies.SnakeCase } };
    private readonly Dictionary<string, IFluidTemplate> parsed;

    static Templates() => Options.MemberAccessStrategy.Register<Variables>();

    private Templates(Dictionary<string, IFluidTemplate> parsed) => this.parsed = parsed;

    public IReadOnlyCollection<string> Names => parsed.Keys;

    /// <summary>Reads and parses every template.</summary>
    /// <exception cref="InvalidOperationException">A template has a fault; the message names it.</exception>
    public static Templates Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var parser = new FluidParser();
        return new Templates(assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Folder, StringComparison.Ordinal) && n.EndsWith(Extension, StringComparison.Ordinal))
            .ToDictionary(
                n => n.Replace('\\', '/')[Folder.Length..^Extension.Length],
                n =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(n)!);
                    return parser.TryParse(reader.ReadToEnd(), out var template, out var fault)
                        ? template
                        : throw new InvalidOperationException($"The template {n} has a fault: {fault}");
                }));
    }

    /// <summary>Renders a template: the first line is the title, the rest the body.</summary>
    public SupportText Render(string template, Variables variables)
    {
        var text = parsed[template].Render(new TemplateContext(OneLine(variables), Options), NullEncoder.Default);
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return end < 0 ? new SupportText(text, "") : new SupportText(text[..end], text[(end + 1)..]);
    }

    /// <summary>A value cannot start a line of its own: it stays inside the sentence it was put in.</summary>
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
}
