using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace IncidentPlatform.Client.Development;

/// <summary>
/// Tokens signed with the development key (HS256). Services accept them in Development only; in production tokens come from the
/// organisation's OpenID provider.
/// </summary>
public static class DevelopmentToken
{
    public const string Issuer = "incident-platform-development";

    public const string Audience = "incident-platform";

    /// <param name="key">The signing key's bytes, at least 32.</param>
    /// <param name="person">Person id: the actor of what is done with the token.</param>
    /// <param name="roles">Organisation roles.</param>
    /// <param name="lifetime">How long it is accepted.</param>
    /// <param name="now">The system's time (tokens do not follow the domain clock).</param>
    public static string Sign(ReadOnlySpan<byte> key, string person, IReadOnlyCollection<string> roles, TimeSpan lifetime, DateTimeOffset now)
    {
        var header = Segment(new { alg = "HS256", typ = "JWT" });
        var claims = Segment(new
        {
            iss = Issuer,
            aud = Audience,
            sub = person,
            email = $"{person}@localhost",
            roles,
            iat = now.ToUnixTimeSeconds(),
            nbf = now.ToUnixTimeSeconds(),
            exp = (now + lifetime).ToUnixTimeSeconds(),
            jti = Guid.CreateVersion7(),
        });
        var signed = $"{header}.{claims}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Segment<T>(T value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));
}
