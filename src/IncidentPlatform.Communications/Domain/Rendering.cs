namespace IncidentPlatform.Communications.Domain;

/// <summary>
/// One update as each channel shows it: what is shown before it is sent is what leaves. To the words that were approved it adds fixed
/// wording only (the incident's number, where to reply, where all posts are), so an approval of the text holds for all of its forms.
/// </summary>
public static class Rendering
{
    private const string Ellipsis = "…";

    /// <summary>What is left for words at least before a social text gives up its reply contact: a reader finds that on the status page.</summary>
    private const int WordsOfASocialText = 60;

    /// <summary>Readers outside the organisation: they are told where to reply.</summary>
    public static bool IsOutside(Audience audience) => audience is not (Audience.Executives or Audience.Internal or Audience.Support);

    /// <summary>The forms that an update for an audience has.</summary>
    public static IReadOnlyList<Form> FormsFor(Audience audience) => audience switch
    {
        Audience.Executives => [Form.ExecutiveBrief, Form.Chat],
        Audience.Customers => [Form.StatusPage, Form.Mail, Form.HelpDesk, Form.Chat, Form.Social],
        _ => [Form.Mail, Form.Chat],
    };

    /// <summary>The form in which a channel takes an update.</summary>
    public static Form FormFor(Channel channel, Audience audience) => channel switch
    {
        Channel.StatusPage => Form.StatusPage,
        Channel.HelpDesk => Form.HelpDesk,
        Channel.WarRoom => Form.Chat,
        _ => audience == Audience.Executives ? Form.ExecutiveBrief : Form.Mail,
    };

    /// <param name="ways">Where readers go on; null where nothing says so.</param>
    /// <returns>Null where the update has nothing for this form.</returns>
    public static Rendered? For(Form form, Update update, Conversation conversation, Ways? ways) =>
        For(form, update.Text, update.Audience, conversation.Situation.Number, ways);

    /// <param name="number">The incident's.</param>
    /// <param name="ways">Where readers go on; null where nothing says so.</param>
    /// <returns>Null where the text has nothing for this form.</returns>
    public static Rendered? For(Form form, Text text, Audience audience, string number, Ways? ways)
    {
        var contact = IsOutside(audience) ? ways?.Contact : null;
        return form switch
        {
            Form.StatusPage => Whole(form, text.Subject, Replying(text.Body, contact)),
            Form.Mail => Whole(form, text.Subject, Replying(Numbered(text.Body, number), contact)),
            Form.ExecutiveBrief => Whole(form, text.Subject, Numbered(text.Body, number)),
            Form.HelpDesk => text.Support is { } support ? Whole(form, support.Title, Replying(support.Body, contact)) : null,
            Form.Chat => Short(form, Neutral.Mentions(PlainText.Block($"{text.Subject}\n\n{text.Body}")), [""]),
            Form.Social => Short(form, Neutral.Mentions(PlainText.Line($"{Sentence(text.Subject)} {text.Body}")), Tails(ways)),
            _ => throw new ArgumentOutOfRangeException(nameof(form), form, "Nothing is rendered in this form."),
        };
    }

    private static Rendered Whole(Form form, string title, string body) =>
        new(form, Neutral.Formula(PlainText.Line(title)), Neutral.Formula(PlainText.Block(body)), Cut: false);

    /// <param name="tails">What has to stand at the end, the best first.</param>
    private static Rendered Short(Form form, string words, IReadOnlyList<string> tails)
    {
        var limit = Limits.Of(form).Body;
        var tail = tails.FirstOrDefault(t => limit - Rendered.CodePoints(t) >= WordsOfASocialText) ?? tails[^1];
        var kept = Cut(Neutral.Formula(words), Math.Max(0, limit - Rendered.CodePoints(tail)));
        return new Rendered(form, null, kept + tail, Cut: kept != Neutral.Formula(words));
    }

    private static string Replying(string body, Uri? contact) => contact is null ? body : $"{body}\n\nReply to us: {contact}";

    private static string Numbered(string body, string number) =>
        body.Contains(number, StringComparison.Ordinal) ? body : $"{body}\n\nReference: {number}";

    private static IReadOnlyList<string> Tails(Ways? ways) => ways is null ? [""] : [$"\n{ways.StatusPage}\nReply: {ways.Contact}", $"\n{ways.StatusPage}"];

    private static string Sentence(string line) => line is [.., '.' or '!' or '?' or '…'] ? line : line + ".";

    /// <summary>As much as fits: whole sentences where they fill half of the room, else whole words.</summary>
    /// <param name="most">Code points.</param>
    private static string Cut(string text, int most)
    {
        if (Rendered.CodePoints(text) <= most)
            return text;
        var start = string.Concat(text.EnumerateRunes().Take(Math.Max(0, most - 1)).Select(r => r.ToString()));
        var sentence = start.LastIndexOfAny(['.', '!', '?', '\n']);
        while (sentence > 0 && !char.IsWhiteSpace(text[sentence + 1]) && text[sentence] != '\n')
            sentence = start.LastIndexOfAny(['.', '!', '?', '\n'], sentence - 1);
        if (sentence > start.Length / 2)
            return start[..(sentence + 1)].TrimEnd();
        var word = start.LastIndexOfAny([' ', '\n']);
        return start[..(word > start.Length / 2 ? word : start.Length)].TrimEnd() + Ellipsis;
    }
}

/// <summary>The form an update has where it is read.</summary>
public enum Form
{
    StatusPage,
    Mail,

    /// <summary>A macro, or canned response, of the help desk.</summary>
    HelpDesk,
    Chat,

    /// <summary>A post on a social network, to be posted by a person.</summary>
    Social,
    ExecutiveBrief,
}

/// <summary>Where readers of an update go on.</summary>
/// <param name="StatusPage">What the status page shows of the incident.</param>
/// <param name="Contact">Where a reply reaches whoever commands the incident then.</param>
public sealed record Ways(Uri StatusPage, Uri Contact);

/// <summary>An update in one form.</summary>
/// <param name="Title">One line; absent where the form has none.</param>
/// <param name="Body">Plain text.</param>
/// <param name="Cut">Not all of the words fitted.</param>
public sealed record Rendered(Form Form, string? Title, string Body, bool Cut)
{
    /// <summary>What is too long for where it goes, in words; empty where nothing is.</summary>
    public IReadOnlyList<string> Faults()
    {
        var limits = Limits.Of(Form);
        List<string> faults = [];
        if (CodePoints(Title) > limits.Title)
            faults.Add($"the title has {CodePoints(Title)} characters; {Words.Of(Form)} takes {limits.Title}");
        if (CodePoints(Body) > limits.Body)
            faults.Add($"the text has {CodePoints(Body)} characters; {Words.Of(Form)} takes {limits.Body}");
        return faults;
    }

    /// <summary>How long a text is to those who count what they let through.</summary>
    public static int CodePoints(string? text) => text?.EnumerateRunes().Count() ?? 0;
}

/// <summary>How long a title and a body may be, in code points.</summary>
/// <param name="Title">0 where the form has none.</param>
public sealed record Limits(int Title, int Body)
{
    private const int FixedWording = 500;

    public static Limits Of(Form form) => form switch
    {
        Form.Chat => new Limits(0, RoomTalk.LongestMessage),
        Form.Social => new Limits(0, 280),
        Form.ExecutiveBrief => new Limits(Text.LongestSubject, 4_000),
        _ => new Limits(Text.LongestSubject, Text.LongestBody + FixedWording),
    };
}
