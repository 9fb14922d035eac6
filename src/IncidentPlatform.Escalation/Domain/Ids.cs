using System.Security.Cryptography;
using System.Text;

namespace IncidentPlatform.Escalation.Domain;

/// <summary>Ids that follow from what they stand for, so that deciding the same thing twice names the same thing.</summary>
internal static class Ids
{
    public static Guid Of(Guid root, params ReadOnlySpan<string> path)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{root:N}/{string.Join('/', path)}"));
        digest[6] = (byte)((digest[6] & 0x0F) | 0x80); // version 8: the rest is the application's
        digest[8] = (byte)((digest[8] & 0x3F) | 0x80);
        return new Guid(digest.AsSpan(0, 16), bigEndian: true);
    }
}
