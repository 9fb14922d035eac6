using MimeKit;

namespace IncidentPlatform.Communications.Adapters.Mail;

public static class MailAddresses
{
    /// <summary>Setting: where answers to mails go.</summary>
    public const string ReplyTo = "Contact:ReplyTo";

    /// <summary>Whether a text is one address and nothing else: no name beside it, no second line.</summary>
    public static bool IsOne(string text) =>
        text.Length <= 254 && !text.Any(char.IsControl) && MailboxAddress.TryParse(text, out var address) && address.Address == text
        && text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < text.Length - 1;
}
