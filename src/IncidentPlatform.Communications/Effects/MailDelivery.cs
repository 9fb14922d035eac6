using System.Security.Cryptography;
using System.Text;

namespace IncidentPlatform.Communications.Effects;

/// <summary>How far one mail of an update has come: written before the attempt, so that no crash sends it unnoticed twice.</summary>
/// <param name="Id">The update and a hash of the address: no address is kept.</param>
/// <param name="State">One of <see cref="MailStates"/>.</param>
/// <param name="Attempts">Attempts begun whose outcome was not known.</param>
public sealed record MailDelivery(string Id, string State, int Attempts = 0)
{
    public static string IdOf(Guid updateId, string address) =>
        $"{StartOf(updateId)}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.ToLowerInvariant())))[..24]}";

    /// <summary>What the ids of all mails of an update start with.</summary>
    public static string StartOf(Guid updateId) => $"{updateId:N}.";

    public bool IsFinal => State is MailStates.Sent or MailStates.Failed or MailStates.Unknown;
}

public static class MailStates
{
    /// <summary>An attempt was begun; what became of it is not known.</summary>
    public const string Sending = "sending";
    public const string Sent = "sent";
    public const string Failed = "failed";
    public const string Unknown = "unknown";
}
