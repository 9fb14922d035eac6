using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Adapters;

/// <summary>
/// RSS or Atom of a provider without a better interface. A feed states no status: the newest entry does in its words. One that says it is over
/// leaves the provider operational, and so does one that nobody has added to for a day.
/// </summary>
internal static class StatusFeed
{
    private static readonly TimeSpan Stale = TimeSpan.FromDays(1);
    private static readonly string[] Over = ["resolved", "operating normally", "completed", "all clear", "fixed"];

    private sealed record Entry(string Title, string Text, string? Link, DateTimeOffset? At);

    /// <exception cref="XmlException">It is no feed.</exception>
    internal static UpstreamReport Parse(byte[] body, DateTimeOffset now)
    {
        using var reader = XmlReader.Create(new MemoryStream(body), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var feed = XDocument.Load(reader).Root!;
        var entries = feed.Name.LocalName is "rss" or "feed" or "RDF"
            ? feed.Descendants().Where(e => e.Name.LocalName is "item" or "entry").Select(Read)
            : throw new XmlException("It is neither RSS nor Atom.");
        if (entries.MaxBy(e => e.At ?? DateTimeOffset.MinValue) is not { } newest || newest.At < now - Stale)
        {
            return new UpstreamReport(UpstreamStatus.Operational);
        }

        var status = IsOver(newest) ? UpstreamStatus.Operational
            : newest.Title.Contains("maintenance", StringComparison.OrdinalIgnoreCase) ? UpstreamStatus.Maintenance
            : UpstreamStatus.Degraded;
        return new UpstreamReport(status, ProviderWords.Of(newest.Title, newest.Text), ProviderWords.LinkOf(newest.Link));
    }

    /// <summary>The title says so, or the text does where it begins: entries hold their history below the newest update.</summary>
    private static bool IsOver(Entry entry)
    {
        var newest = ProviderWords.Of(entry.Text) is { } text ? text[..Math.Min(text.Length, 60)] : "";
        return Over.Any(word => entry.Title.Contains(word, StringComparison.OrdinalIgnoreCase) || newest.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private static Entry Read(XElement entry) => new(
        Child(entry, "title")?.Value ?? "",
        (Child(entry, "description") ?? Child(entry, "content") ?? Child(entry, "summary"))?.Value ?? "",
        Child(entry, "link") is { } link ? link.Attribute("href")?.Value ?? link.Value : null,
        DateTimeOffset.TryParse(
            (Child(entry, "updated") ?? Child(entry, "pubDate") ?? Child(entry, "published") ?? Child(entry, "date"))?.Value,
            CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null);

    private static XElement? Child(XElement entry, string name) => entry.Elements().FirstOrDefault(e => e.Name.LocalName == name);
}
