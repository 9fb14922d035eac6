using System.Security.Cryptography;
using System.Text;

namespace IncidentPlatform.Communications.Domain;

/// <summary>Ids that follow from what caused them, so that deciding twice gives the same answer.</summary>
public static class DerivedId
{
    /// <summary>A version 8 UUID of the cause and a name.</summary>
    public static Guid Of(Guid cause, string name)
    {
        var hash = SHA256.HashData([.. cause.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)]).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }
}
