using MimeKit;

namespace IncidentPlatform.Communications.Adapters.Mail;

/// <summary>A mail as it is written: plain text, one recipient, marked as automatic.</summary>
internal static class MailMessages
{
    public static MimeMessage Compose(Mail mail, string from, string? replyTo, DateTimeOffset now)
    {
        var message = new MimeMessage { Subject = mail.Subject, Date = now, MessageId = mail.MessageId, Body = new TextPart("plain") { Text = mail.Body } };
        message.From.Add(MailboxAddress.Parse(from));
        message.To.Add(MailboxAddress.Parse(mail.To));
        if (replyTo is not null)
            message.ReplyTo.Add(MailboxAddress.Parse(replyTo));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (mail.UnsubscribeAt is { } unsubscribe)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{unsubscribe}>");
            message.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        }

        return message;
    }
}
