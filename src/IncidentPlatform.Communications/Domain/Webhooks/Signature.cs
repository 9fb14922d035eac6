using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace IncidentPlatform.Communications.Domain.Webhooks;

/// <summary>Signatures of messages as Standard Webhooks defines them (standardwebhooks.com, scheme <c>v1</c>).</summary>
public static class Signature
{
    private const string SecretPrefix = "whsec_";
    private const int SecretBytes = 32;

    /// <summary>A secret that nobody has seen yet.</summary>
    public static string NewSecret() => SecretPrefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>The header <c>webhook-signature</c>: one signature for each secret, separated by spaces.</summary>
    /// <param name="id">The header <c>webhook-id</c>.</param>
    /// <param name="timestamp">The header <c>webhook-timestamp</c>: seconds since 1970.</param>
    /// <param name="body">The body to the byte.</param>
    /// <param name="secrets">Those that are valid, each <c>whsec_</c> and base64.</param>
    public static string Of(string id, long timestamp, ReadOnlySpan<byte> body, IEnumerable<string> secrets)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp.ToString(CultureInfo.InvariantCulture)}."), .. body];
        return string.Join(' ', secrets.Select(s => "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(s[SecretPrefix.Length..]), signed))));
    }
}
