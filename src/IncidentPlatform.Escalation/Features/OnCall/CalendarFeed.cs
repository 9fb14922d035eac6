using System.Security.Cryptography;
using System.Text;

namespace IncidentPlatform.Escalation.Features.OnCall;

/// <summary>A calendar that an application subscribes to by a secret address: the shifts of a duty, or of a person.</summary>
/// <param name="Id">SHA-256 of the secret, hexadecimal.</param>
/// <param name="Duty">Whose shifts; or <paramref name="Person"/>.</param>
/// <param name="CreatedBy">Person id.</param>
public sealed record CalendarFeed(string Id, string? Duty, string? Person, string CreatedBy, DateTimeOffset CreatedAt)
{
    public static string NewSecret() => RandomNumberGenerator.GetHexString(40, lowercase: true);

    public static string IdOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
