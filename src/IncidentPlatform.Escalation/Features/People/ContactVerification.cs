using System.Security.Cryptography;
using System.Text;

namespace IncidentPlatform.Escalation.Features.People;

/// <summary>A code is on its way to a contact method.</summary>
/// <param name="Id">Person and contact method.</param>
/// <param name="CodeHash">SHA-256 of the id and the code, hexadecimal.</param>
/// <param name="Until">Afterwards it is worth nothing.</param>
/// <param name="Tries">How often a wrong one was told.</param>
public sealed record ContactVerification(string Id, string CodeHash, DateTimeOffset Until, int Tries)
{
    private const int MostTries = 5;
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    public static string IdOf(string person, string contact) => $"{person}/{contact}";

    public static (ContactVerification Kept, string Code) New(string id, DateTimeOffset now)
    {
        var code = RandomNumberGenerator.GetString("0123456789", 6);
        return (new ContactVerification(id, Hash(id, code), now + Lasts, 0), code);
    }

    public bool IsOver(DateTimeOffset now) => now >= Until || Tries >= MostTries;

    public bool Is(string code) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(CodeHash), Encoding.ASCII.GetBytes(Hash(Id, code)));

    private static string Hash(string id, string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{id}/{code}")));
}
