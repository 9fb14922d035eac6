using System.Security.Cryptography;
using System.Text;
using IncidentPlatform.Communications.Domain;

namespace IncidentPlatform.Communications.StatusPage.Subscriptions;

/// <summary>Somebody who asked for the posts of the status page and confirmed it.</summary>
/// <param name="Id">Follows from channel and address: one subscription for each.</param>
/// <param name="Channel">One of <see cref="SubscriberChannels"/>.</param>
/// <param name="Address">A mail address, or an http(s) address.</param>
/// <param name="Components">Public names; all of them where there is none.</param>
/// <param name="ConfirmedBy">Hash of the secret that confirmed it, so that a link followed twice says the same.</param>
public sealed record Subscriber(Guid Id, string Channel, string Address, IReadOnlyList<string> Components, DateTimeOffset ConfirmedAt, string ConfirmedBy)
{
    /// <summary>Whether a post about these components is for it. A post about none is for those who asked for all.</summary>
    public bool HearsOf(IReadOnlyList<string> components) => Components.Count == 0 || Components.Intersect(components, StringComparer.Ordinal).Any();
}

/// <summary>Somebody, perhaps the owner of the address, asked for posts. Nothing but the question whether that is so goes to the address.</summary>
/// <param name="Id">As the subscriber's.</param>
/// <param name="Until">Afterwards it is forgotten.</param>
/// <param name="SecretHashes">Of the links that were sent.</param>
public sealed record SubscriptionRequest(
    Guid Id, string Channel, string Address, IReadOnlyList<string> Components, DateTimeOffset AskedAt, DateTimeOffset Until, IReadOnlyList<string> SecretHashes)
{
    public bool IsConfirmedBy(string secret, DateTimeOffset now)
    {
        var hash = SubscriberIds.Hash(Id, secret);
        return now < Until && SecretHashes.Any(h => SubscriberIds.AreSame(h, hash));
    }
}

/// <summary>An address that unsubscribed: it gets nothing but the question whether it wants to be back, at most once a day. The address itself is not kept.</summary>
/// <param name="Id">As the subscriber's.</param>
public sealed record Suppression(Guid Id, DateTimeOffset Since);

public static class SubscriberChannels
{
    public const string Mail = "mail";
    public const string Webhook = "webhook";
}

public static class SubscriberIds
{
    private static readonly Guid Namespace = new("c2a3a4b0-3d0f-4d7c-8b7e-5f1f0a9d2e11");

    public static Guid Of(string channel, string address) =>
        DerivedId.Of(Namespace, $"{channel}/{(channel == SubscriberChannels.Mail ? address.ToLowerInvariant() : address)}");

    /// <summary>SHA-256 of a secret and what it is for, hexadecimal.</summary>
    public static string Hash(Guid id, string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{id}/{secret}")));

    public static bool AreSame(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
