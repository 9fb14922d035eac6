using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.StatusPage;

namespace IncidentPlatform.Communications.Contact;

/// <summary>The pages by which whoever was told answers: no scripts, nothing loaded from elsewhere, every word encoded.</summary>
public static class ContactHtml
{
    /// <summary>A field that people do not see; programs fill it in.</summary>
    public const string Trap = "website";

    /// <param name="title">What the public knows the incident as; null where it does not know of it.</param>
    /// <param name="key">Names the answer: sent twice it is one.</param>
    /// <param name="fault">What was wrong with the last try; null where there was none.</param>
    public static string Form(string page, string? title, string key, string? fault = null, string? name = null, string? mail = null, string? message = null) => PublicHtml.Page(page, "Reply to us", $"""
        {(fault is null ? "" : $"<p class=\"overall bad\" role=\"alert\">{StatusHtml.Text(fault)}</p>")}
        <p>{(title is null ? "" : $"About: <strong>{StatusHtml.Text(title)}</strong>. ")}What you write comes to the person who leads our work on it.</p>
        <form method="post">
        <input type="hidden" name="key" value="{StatusHtml.Text(key)}">
        <label for="message">Message</label>
        <textarea id="message" name="message" rows="8" required maxlength="{Replies.LongestText}">{StatusHtml.Text(message ?? "")}</textarea>
        <label for="name">Your name (if you like)</label>
        <input type="text" id="name" name="name" autocomplete="name" maxlength="{Replies.LongestName}" value="{StatusHtml.Text(name ?? "")}">
        <label for="mail">Your mail address (if you want an answer)</label>
        <input type="email" id="mail" name="mail" autocomplete="email" maxlength="254" value="{StatusHtml.Text(mail ?? "")}">
        <div class="skip" aria-hidden="true"><label for="{Trap}">Leave this empty</label><input type="text" id="{Trap}" name="{Trap}" tabindex="-1" autocomplete="off"></div>
        <button>Send</button>
        </form>

        """);

    public static string Taken(string page) => PublicHtml.Page(page, "Thank you", "<p>Your message has reached the people who work on it.</p>\n");

    public static string Over(string page) =>
        PublicHtml.Page(page, "This is over", "<p>Nobody waits for answers here any more, so none is taken. The status page says how things are now; for anything else turn to our support.</p>\n");

    public static string TooMany(string page) =>
        PublicHtml.Page(page, "Not now", "<p>More messages came in than can be taken now. Look at the status page, and try again in a few minutes.</p>\n");
}
