using System.Security.Cryptography;
using System.Text;

namespace IncidentPlatform.Incidents.Intake.Formats;

/// <summary>De-duplication keys of our own making.</summary>
internal static class Fingerprint
{
    /// <summary>A longer key is known by its hash.</summary>
    private const int LongestKey = 512;

    /// <summary>For a sender that gives no key: the same labels are the same alert.</summary>
    public static string Of(IReadOnlyDictionary<string, string> labels)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in labels.OrderBy(l => l.Key, StringComparer.Ordinal))
        {
            text.Append(name).Append('\0').Append(value).Append('\0');
        }

        return Hash(text.ToString());
    }

    /// <summary>For a sender that gives none: the same words are the same alert.</summary>
    public static string Of(params ReadOnlySpan<string?> words) => Hash(string.Join('\0', words));

    public static string Short(string key) =>
        key.Length <= LongestKey ? key : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
}
