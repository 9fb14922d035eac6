using IncidentPlatform.Communications.Adapters;
using IncidentPlatform.Communications.Adapters.Mail;
using IncidentPlatform.Communications.Contact;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Hosting.DueWork;

namespace IncidentPlatform.Communications.Effects;

/// <summary>An update goes to somebody who wants to see it before it leaves; to nobody once its words have changed.</summary>
public sealed class SendTestMail(IMailer mailer, ContactLinks contact, PublicAddress address) : IEffect<SendTestMail.Payload>
{
    public const string Kind = "send-test-mail";
    private const int MostTries = 5;

    /// <param name="TextHash">The words that were to be seen.</param>
    /// <param name="To">Address of who asked.</param>
    public sealed record Payload(Guid UpdateId, string TextHash, string To);

    public async Task<EffectOutcome> Perform(Payload payload, EffectCall call, CancellationToken ct)
    {
        if (await call.Query.LoadAsync<Conversation>(call.StreamId, ct) is not { } conversation
            || conversation.Update(payload.UpdateId) is not { } update || update.Text.Hash() != payload.TextHash || LegalGate.KeepsFromMail(conversation, update))
            return EffectOutcome.Nothing;

        var mail = Rendering.For(Rendering.FormFor(Channel.Mail, update.Audience), update, conversation, await contact.Of(conversation.Id, ct))!;
        try
        {
            await using var connection = await mailer.Connect(ct);
            await connection.Send(new Mail(payload.To, $"[Test] {mail.Title}", mail.Body, $"{call.Id:N}.test@{address.Host}"), ct);
            return EffectOutcome.Nothing;
        }
        catch (MailUnreachableException e) when (call.Attempt < MostTries)
        {
            return EffectOutcome.Retry(e.RetryAfter ?? TimeSpan.FromSeconds(Math.Pow(2, call.Attempt)), e.Message);
        }
    }
}
