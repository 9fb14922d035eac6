using System.Reflection;
using Fluid;
using IncidentPlatform.Communications.Domain;

namespace IncidentPlatform.Communications.Texts;

/// <summary>
/// The Liquid templates that ship with the service. People's words are values in them, never templates. What comes out is plain text; each
/// output encodes it for itself.
/// </summary>
public sealed class Templates
{
    private const string Folder = "Texts/";
    private const string Extension = ".liquid";
    private readonly Dictionary<string, (string Source, IFluidTemplate Parsed)> all;

    private Templates(Dictionary<string, (string, IFluidTemplate)> all) => this.all = all;

    public IReadOnlyCollection<string> Names => all.Keys;

    /// <summary>Reads and parses every template.</summary>
    /// <exception cref="InvalidOperationException">A template has a fault; the message names it.</exception>
    public static Templates Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return new Templates(assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Folder, StringComparison.Ordinal) && n.EndsWith(Extension, StringComparison.Ordinal))
            .ToDictionary(
                n => n.Replace('\\', '/')[Folder.Length..^Extension.Length],
                n =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(n)!);
                    var source = reader.ReadToEnd();
                    var (template, fault) = Liquid.Parse(source);
                    return (source, template ?? throw new InvalidOperationException($"The template {n} has a fault: {fault}"));
                }));
    }

    /// <summary>The template as it is written.</summary>
    public string Source(string template) => all[template].Source;

    /// <summary>Renders a template: the first line is the title, the rest the body.</summary>
    public Worded Render(string template, Variables variables)
    {
        var text = Liquid.Render(all[template].Parsed, variables);
        return new Worded(text.Title, text.Body, template);
    }
}
