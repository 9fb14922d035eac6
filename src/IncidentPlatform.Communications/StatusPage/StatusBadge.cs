using System.Globalization;
using System.Text.Encodings.Web;
using IncidentPlatform.Communications.Domain;

namespace IncidentPlatform.Communications.StatusPage;

/// <summary>The status in a small picture for other pages: its words say it, the colour only repeats them.</summary>
public static class StatusBadge
{
    private const int Letter = 7;
    private const int Margin = 10;

    /// <param name="component">Name of a component of the page; null for the whole.</param>
    public static string Of(PublicPage page, string? component)
    {
        var (label, says, colour) = component is null ? Overall(page) : OfComponent(page.Components.First(c => c.Name == component));
        var (left, right) = (Width(label), Width(says));
        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="24" role="img" aria-label="{Text($"{label}: {says}")}">
            <title>{Text($"{label}: {says}")}</title>
            <rect width="{left + right}" height="24" rx="4" fill="{colour}"/>
            <path d="M4 0h{left - 4}v24H4a4 4 0 0 1-4-4V4a4 4 0 0 1 4-4z" fill="#24292f"/>
            <g fill="#fff" font-family="system-ui,-apple-system,Segoe UI,Roboto,sans-serif" font-size="12" text-anchor="middle">
            <text x="{left / 2.0}" y="16" textLength="{left - (2 * Margin)}">{Text(label)}</text>
            <text x="{left + (right / 2.0)}" y="16" textLength="{right - (2 * Margin)}">{Text(says)}</text>
            </g>
            </svg>

            """);
    }

    private static (string Label, string Says, string Colour) Overall(PublicPage page)
    {
        var (indicator, description) = OverallStatus.Of(page);
        return (page.Name, description, indicator switch { "none" => Colours.Ok, "maintenance" => Colours.Work, "minor" => Colours.Warn, _ => Colours.Bad });
    }

    private static (string Label, string Says, string Colour) OfComponent(PublicComponent component) => (
        component.Name, component.Status.Replace('_', ' '),
        component.Status == ComponentStatus.Operational.Wire() ? Colours.Ok
        : component.Status == ComponentStatus.UnderMaintenance.Wire() ? Colours.Work
        : component.Status == ComponentStatus.DegradedPerformance.Wire() ? Colours.Warn
        : Colours.Bad);

    private static int Width(string text) => (new StringInfo(text).LengthInTextElements * Letter) + (2 * Margin);

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);

    /// <summary>White on each of these has a contrast of at least 4.5 to 1.</summary>
    private static class Colours
    {
        public const string Ok = "#116329";
        public const string Work = "#0a5394";
        public const string Warn = "#7a4100";
        public const string Bad = "#9b1c1c";
    }
}
