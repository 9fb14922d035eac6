using System.Globalization;
using System.Text;
using System.Xml;
using IncidentPlatform.Communications.Adapters;

namespace IncidentPlatform.Communications.StatusPage;

/// <summary>Posts of the status page as feeds, newest first.</summary>
public static class StatusFeeds
{
    private const string AtomNamespace = "http://www.w3.org/2005/Atom";
    private const int MostEntries = 50;

    public static string Atom(PublicPage page, PublicAddress address) => Write(xml =>
    {
        xml.WriteStartElement("feed", AtomNamespace);
        xml.WriteElementString("id", AtomNamespace, address.StatusPage.ToString());
        xml.WriteElementString("title", AtomNamespace, page.Name);
        xml.WriteElementString("updated", AtomNamespace, Rfc3339(page.ChangedAt));
        Link(xml, address.StatusPage, "alternate");
        foreach (var (incident, post) in Posts(page))
        {
            xml.WriteStartElement("entry", AtomNamespace);
            xml.WriteElementString("id", AtomNamespace, $"urn:uuid:{post.Id}");
            xml.WriteElementString("title", AtomNamespace, post.Heading());
            xml.WriteElementString("published", AtomNamespace, Rfc3339(post.PostedAt));
            xml.WriteElementString("updated", AtomNamespace, Rfc3339(post.PostedAt));
            xml.WriteStartElement("author", AtomNamespace);
            xml.WriteElementString("name", AtomNamespace, page.Name);
            xml.WriteEndElement();
            Link(xml, address.Incident(incident.Id), "alternate");
            xml.WriteStartElement("content", AtomNamespace);
            xml.WriteAttributeString("type", "text");
            xml.WriteString(post.Body);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    });

    public static string Rss(PublicPage page, PublicAddress address) => Write(xml =>
    {
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteStartElement("channel");
        xml.WriteElementString("title", page.Name);
        xml.WriteElementString("link", address.StatusPage.ToString());
        xml.WriteElementString("description", "Posts of the status page");
        xml.WriteElementString("lastBuildDate", Rfc822(page.ChangedAt));
        foreach (var (incident, post) in Posts(page))
        {
            xml.WriteStartElement("item");
            xml.WriteElementString("title", post.Heading());
            xml.WriteElementString("link", address.Incident(incident.Id).ToString());
            xml.WriteStartElement("guid");
            xml.WriteAttributeString("isPermaLink", "false");
            xml.WriteString(post.Id.ToString());
            xml.WriteEndElement();
            xml.WriteElementString("pubDate", Rfc822(post.PostedAt));
            // Readers show a description as HTML: our text is encoded once for that, and once more as XML.
            xml.WriteElementString("description", System.Text.Encodings.Web.HtmlEncoder.Default.Encode(post.Body).Replace("&#xA;", "<br>", StringComparison.Ordinal));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    private static IEnumerable<(PublicIncident Incident, PublicPost Post)> Posts(PublicPage page) =>
        page.Incidents.Concat(page.Maintenances).SelectMany(i => i.Posts.Select(p => (i, p))).OrderByDescending(p => p.p.PostedAt).Take(MostEntries);

    private static void Link(XmlWriter xml, Uri address, string relation)
    {
        xml.WriteStartElement("link", AtomNamespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address.ToString());
        xml.WriteEndElement();
    }

    private static string Write(Action<XmlWriter> content)
    {
        var text = new StringBuilder();
        // The text was freed of control characters when it was written; anything left that XML cannot hold must not break the feed.
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, CheckCharacters = false }))
            content(xml);
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{text}\n";
    }

    private static string Rfc3339(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Rfc822(DateTimeOffset at) => at.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture);
}
