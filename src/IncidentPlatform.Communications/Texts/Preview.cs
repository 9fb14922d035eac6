using IncidentPlatform.Communications.Domain;

namespace IncidentPlatform.Communications.Texts;

/// <summary>How the words of a template would look in each channel.</summary>
public static class Preview
{
    /// <summary>Addresses as long as ours are.</summary>
    private static readonly Ways Anywhere = new(
        new Uri("https://status.example.com/status#00000000000000000000000000000000"), new Uri("https://status.example.com/contact/00000000000000000000000000000000000000"));

    /// <param name="ways">Where readers go on; addresses of the usual length where null.</param>
    public static IReadOnlyList<Rendered> Of(Text text, TextUse use, string? number = null, Ways? ways = null)
    {
        var shown = use.ForSupport ? text with { Support = new SupportText(text.Subject, text.Body) } : text;
        IReadOnlyList<Form> forms = use.ForSupport ? [Form.HelpDesk] : Rendering.FormsFor(use.Audience);
        return [.. forms.Select(form => Rendering.For(form, shown, use.Audience, number ?? Samples.Ordinary.Number, ways ?? Anywhere)).OfType<Rendered>()];
    }
}
