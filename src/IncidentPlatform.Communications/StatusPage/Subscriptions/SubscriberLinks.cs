using System.Security.Cryptography;
using IncidentPlatform.Communications.Adapters;
using JasperFx;
using Marten;

namespace IncidentPlatform.Communications.StatusPage.Subscriptions;

/// <summary>What links that end subscriptions are signed with; made once, kept in the database, shown to nobody.</summary>
/// <param name="Id">There is one.</param>
/// <param name="Key">256 bits, base64.</param>
public sealed record UnsubscribeKey(string Id, string Key);

/// <summary>The links in what subscribers get. One that confirms carries a secret of which only the hash is kept; one that unsubscribes is signed, and good for ever.</summary>
public sealed class SubscriberLinks(IDocumentStore store, PublicAddress address)
{
    private const string TheOne = "unsubscribe";
    private const int SecretBytes = 20;
    private byte[]? known;

    public static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));

    public Uri Confirm(Guid id, string secret) => address.Subscription(id, $"confirmation/{secret}");

    public async Task<Uri> Unsubscribe(Guid id, CancellationToken ct) => address.Subscription(id, $"unsubscription/{await SignatureOf(id, ct)}");

    public async Task<bool> MayUnsubscribe(Guid id, string secret, CancellationToken ct) => SubscriberIds.AreSame(await SignatureOf(id, ct), secret);

    private async Task<string> SignatureOf(Guid id, CancellationToken ct) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(known ??= await Key(ct), id.ToByteArray()).AsSpan(0, SecretBytes));

    private async Task<byte[]> Key(CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        var kept = await session.LoadAsync<UnsubscribeKey>(TheOne, ct);
        if (kept is null)
        {
            kept = new UnsubscribeKey(TheOne, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
            session.Insert(kept);
            try
            {
                await session.SaveChangesAsync(ct);
            }
            catch (DocumentAlreadyExistsException)
            {
                return await Key(ct); // Another instance was first.
            }
        }

        return Convert.FromBase64String(kept.Key);
    }
}
