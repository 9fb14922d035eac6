using System.Security.Cryptography;
using IncidentPlatform.Communications.Adapters;
using IncidentPlatform.Hosting.Access;
using Marten;

namespace IncidentPlatform.Communications.StatusPage.Subscriptions;

/// <summary>The links in what subscribers get. One that confirms carries a secret of which only the hash is kept; one that unsubscribes is signed, and good for ever.</summary>
public sealed class SubscriberLinks(IDocumentStore store, PublicAddress address)
{
    private const int SecretBytes = 20;
    private readonly SignedLinks unsubscribing = new(store, "unsubscribe");

    public static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));

    public Uri Confirm(Guid id, string secret) => address.Subscription(id, $"confirmation/{secret}");

    public async Task<Uri> Unsubscribe(Guid id, CancellationToken ct) => address.Subscription(id, $"unsubscription/{await unsubscribing.SecretOf(id, ct)}");

    public Task<bool> MayUnsubscribe(Guid id, string secret, CancellationToken ct) => unsubscribing.Holds(id, secret, ct);
}
