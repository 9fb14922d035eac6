using IncidentPlatform.Communications.Adapters;
using IncidentPlatform.Communications.Adapters.Mail;
using IncidentPlatform.Communications.StatusPage;
using IncidentPlatform.Communications.StatusPage.Subscriptions;
using IncidentPlatform.Hosting.DueWork;
using Marten;

namespace IncidentPlatform.Communications.Effects;

/// <summary>Asks an address whether it wants the posts of the status page. The secret in the link is made here and kept as a hash only.</summary>
public sealed class AskToConfirm(IMailer mailer, SubscriberWebhook webhook, SubscriberLinks links, StatusPageCache page, PublicAddress address, IDocumentStore store)
    : IEffect<AskToConfirm.Payload>
{
    public const string Kind = "ask-to-confirm-subscription";
    private const int MostTries = 8;

    /// <summary>A mail whose outcome is not known is sent once more, and no further.</summary>
    private const int MostUnknown = 2;

    /// <summary>A mail that arrived without our knowing holds an older secret than the one after it: both are good.</summary>
    private const int SecretsKept = 3;

    /// <param name="AskedAt">Which asking it belongs to.</param>
    public sealed record Payload(DateTimeOffset AskedAt);

    public async Task<EffectOutcome> Perform(Payload payload, EffectCall call, CancellationToken ct)
    {
        if (await call.Query.LoadAsync<SubscriptionRequest>(call.StreamId, ct) is not { } request || request.AskedAt != payload.AskedAt || call.Now >= request.Until)
            return EffectOutcome.Nothing;

        var secret = SubscriberLinks.NewSecret();
        await using (var session = store.LightweightSession())
        {
            session.Store(request with { SecretHashes = [.. request.SecretHashes.TakeLast(SecretsKept - 1), SubscriberIds.Hash(request.Id, secret)] });
            await session.SaveChangesAsync(ct);
        }

        var asked = request.Channel == SubscriberChannels.Mail
            ? await ByMail(request, links.Confirm(request.Id, secret), call, ct)
            : await webhook.Ask(request.Address, links.Confirm(request.Id, secret), call.Id, ct);
        return asked || call.Attempt >= MostTries
            ? EffectOutcome.Nothing
            : EffectOutcome.Retry(TimeSpan.FromSeconds(Math.Pow(2, call.Attempt)), "the address could not be asked");
    }

    private async Task<bool> ByMail(SubscriptionRequest request, Uri link, EffectCall call, CancellationToken ct)
    {
        try
        {
            await using var connection = await mailer.Connect(ct);
            var outcome = await connection.Send(
                new Mail(request.Address, $"{page.Name}: confirm your subscription", SubscriberTexts.Question(page.Name, request.Components, link), $"{call.Id:N}@{address.Host}"), ct);
            return outcome != MailOutcome.Unknown || call.Attempt >= MostUnknown;
        }
        catch (MailUnreachableException)
        {
            return false;
        }
    }
}
