using System.Security.Cryptography;
using System.Text;

namespace IncidentPlatform.Communications.Deliveries;

/// <summary>Somebody who is to get a mail.</summary>
/// <param name="Address">A mail address.</param>
/// <param name="Customer">Id of the customer it is a contact of; null where it is none.</param>
public sealed record Recipient(string Address, string? Customer = null)
{
    /// <summary>Stands for the address in message ids, and where the address is not kept any more.</summary>
    public string Key => KeyOf(Address);

    public static string KeyOf(string address) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.ToLowerInvariant())))[..24];
}

/// <summary>A mail that an attempt was begun for.</summary>
/// <param name="Attempts">Attempts whose outcome is not known, this one included.</param>
public sealed record Attempt(string Key, string Address, int Attempts);

/// <summary>What became of a mail.</summary>
/// <param name="Reason">A code or what the mail system said, where it did not arrive.</param>
public sealed record Outcome(string Key, string State, int Attempts, string? Reason = null);

/// <summary>A recipient of a round.</summary>
/// <param name="Address">Null once it is forgotten.</param>
/// <param name="State">One of <see cref="DeliveryStates"/>.</param>
/// <param name="At">When it came to that.</param>
public sealed record Delivery(string Key, string? Address, string? Customer, string State, int Attempts, DateTimeOffset At, string? Reason);

/// <param name="First">When the first of them left.</param>
public sealed record Left(Guid Round, DateTimeOffset First, int Count);

/// <summary>How far a mail has come.</summary>
public static class DeliveryStates
{
    /// <summary>Not tried yet.</summary>
    public const string Queued = "queued";

    /// <summary>An attempt was begun; what became of it is not known.</summary>
    public const string Sending = "sending";

    /// <summary>The mail system took it.</summary>
    public const string Sent = "sent";

    /// <summary>The recipient's mail system took it, as the sender's reported.</summary>
    public const string Delivered = "delivered";

    /// <summary>It came back.</summary>
    public const string Bounced = "bounced";

    /// <summary>The mail system refused it, or it could not be tried in time.</summary>
    public const string Failed = "failed";

    /// <summary>Sent, perhaps: the connection broke before the answer, twice.</summary>
    public const string Unknown = "unknown";

    /// <summary>The address unsubscribed, or mail to it bounced before: nothing was sent.</summary>
    public const string Suppressed = "suppressed";

    public static IReadOnlyList<string> All { get; } = [Queued, Sending, Sent, Delivered, Bounced, Failed, Unknown, Suppressed];
}

/// <summary>The id of a mail: the same for every attempt at it.</summary>
public static class MessageIds
{
    public static string Of(Guid round, string key, string host) => $"{StartOf(round)}{key}@{host}";

    /// <summary>What the ids of all mails of a round start with.</summary>
    public static string StartOf(Guid round) => $"{round:N}.";

    /// <returns>Round and key of one of our mails; null where it is none.</returns>
    public static (Guid Round, string Key)? Parse(string messageId)
    {
        var id = messageId.Trim().TrimStart('<').TrimEnd('>').Split('@')[0].Split('.');
        return id is [var round, { Length: > 0 } key] && Guid.TryParseExact(round, "N", out var parsed) ? (parsed, key) : null;
    }
}
