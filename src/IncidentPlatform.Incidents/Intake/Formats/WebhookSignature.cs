using System.Security.Cryptography;
using System.Text;

namespace IncidentPlatform.Incidents.Intake.Formats;

/// <summary>A tool's signature of what it sends: HMAC-SHA256 over the body, hexadecimal, in a header of its own.</summary>
/// <param name="Header">The header's name.</param>
/// <param name="Prefix">What stands before each signature; several are separated by commas while a secret is changed.</param>
internal sealed record WebhookSignature(string Header, string Prefix)
{
    public bool Signs(ReadOnlySpan<byte> body, string secret, IHeaderDictionary headers)
    {
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body);
        foreach (var signature in headers[Header].ToString().Split(',', StringSplitOptions.TrimEntries))
        {
            if (signature.StartsWith(Prefix, StringComparison.Ordinal) && Matches(signature[Prefix.Length..], expected))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Matches(string hexadecimal, byte[] expected)
    {
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        return hexadecimal.Length == 2 * given.Length
            && Convert.FromHexString(hexadecimal, given, out _, out _) == System.Buffers.OperationStatus.Done
            && CryptographicOperations.FixedTimeEquals(given, expected);
    }
}
