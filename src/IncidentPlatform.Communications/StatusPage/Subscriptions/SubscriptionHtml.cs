using System.Text;
using IncidentPlatform.Communications.Domain;

namespace IncidentPlatform.Communications.StatusPage.Subscriptions;

/// <summary>The pages by which people subscribe, confirm and unsubscribe: no scripts, nothing loaded from elsewhere, every word encoded.</summary>
public static class SubscriptionHtml
{
    /// <summary>What to subscribe to.</summary>
    /// <param name="fault">What was wrong with the last try; null where there was none.</param>
    public static string Form(PublicPage page, string? fault)
    {
        var form = new StringBuilder();
        if (fault is not null)
            form.Append("<p class=\"overall bad\" role=\"alert\">").Append(StatusHtml.Text(fault)).Append("</p>\n");
        form.Append("""
            <p>You get a mail with a link first: only who confirms it is subscribed.</p>
            <form method="post" action="/status/subscribe">
            <label for="mail">Mail address</label>
            <input type="email" id="mail" name="mail" autocomplete="email" required maxlength="254">

            """);
        if (page.Components.Count > 0)
        {
            form.Append("<fieldset><legend>Components (all of them where none is chosen)</legend>\n");
            foreach (var component in page.Components)
                form.Append("<label><input type=\"checkbox\" name=\"component\" value=\"").Append(StatusHtml.Text(component.Name)).Append("\"> ").Append(StatusHtml.Text(component.Name)).Append("</label>\n");
            form.Append("</fieldset>\n");
        }

        form.Append("<button>Subscribe</button>\n</form>\n<p class=\"soft\">Or by feed: <a href=\"/status/feed.atom\">Atom</a>, <a href=\"/status/feed.rss\">RSS</a>.</p>\n");
        return PublicHtml.Page(page.Name, "Subscribe", form.ToString());
    }

    public static string Asked(string name) => PublicHtml.Page(name, "Look into your mail", "<p>If the address is right, a mail with a link is on its way to it. Open the link within two days to confirm.</p>\n");

    /// <param name="of">What is asked for.</param>
    public static string Confirm(string name, SubscriptionRequest of) => PublicHtml.Page(
        name, "Confirm your subscription", $"<p>Posts of {StatusHtml.Text(name)} {About(of.Components)} go to <strong>{StatusHtml.Text(of.Address)}</strong>.</p>\n<form method=\"post\"><button>Confirm</button></form>\n");

    public static string Confirmed(string name, Subscriber subscriber) => PublicHtml.Page(
        name, "You are subscribed", $"<p>Posts {About(subscriber.Components)} go to <strong>{StatusHtml.Text(subscriber.Address)}</strong>. Each of them says how to unsubscribe.</p>\n");

    public static string Unsubscribe(string name) =>
        PublicHtml.Page(name, "Unsubscribe", $"<p>You get no further posts of {StatusHtml.Text(name)}.</p>\n<form method=\"post\"><button>Unsubscribe</button></form>\n");

    public static string Unsubscribed(string name) => PublicHtml.Page(name, "You are unsubscribed", "<p>You get no further posts. Your address is forgotten.</p>\n");

    private static string About(IReadOnlyList<string> components) =>
        components.Count == 0 ? "about everything" : $"about {StatusHtml.Text(Words.Listed(components))}";
}
