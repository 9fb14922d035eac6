using System.Security.Cryptography;
using System.Text;

namespace IncidentPlatform.Incidents.Intake;

/// <summary>A de-duplication key for a sender that gives none: the same labels are the same alert.</summary>
internal static class Fingerprint
{
    public static string Of(IReadOnlyDictionary<string, string> labels)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in labels.OrderBy(l => l.Key, StringComparer.Ordinal))
        {
            text.Append(name).Append('\0').Append(value).Append('\0');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 8));
    }
}
