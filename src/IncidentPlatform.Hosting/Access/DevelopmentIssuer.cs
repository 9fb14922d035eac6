using IncidentPlatform.Contracts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace IncidentPlatform.Hosting.Access;

/// <summary>Signs tokens with a key of this machine, so that a developer needs no authority; refused outside Development.</summary>
internal sealed class DevelopmentIssuer(byte[] key)
{
    public const string Name = "incident-platform-development";
    private const string KeyFile = "Access:Development:SigningKeyFile";

    public SymmetricSecurityKey Key { get; } = new(key);

    /// <summary>The issuer; null where none is configured.</summary>
    /// <exception cref="InvalidOperationException">It is configured outside Development, or its key is too short.</exception>
    public static DevelopmentIssuer? From(IConfiguration configuration, IHostEnvironment environment)
    {
        if (configuration[KeyFile] is not { Length: > 0 } file)
            return null;
        if (!environment.IsDevelopment())
            throw new InvalidOperationException($"{KeyFile} is accepted in Development only. Set Access:Authority to your OIDC authority instead.");
        var key = Convert.FromBase64String(File.ReadAllText(file).Trim());
        return key.Length >= 32 ? new DevelopmentIssuer(key) : throw new InvalidOperationException($"The key in {KeyFile} must have at least 32 bytes, in base64.");
    }

    /// <summary>A token for one of our own services.</summary>
    public string TokenFor(string service, TimeSpan lifetime) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Name,
        Audience = AccessRules.Audience,
        Claims = new Dictionary<string, object> { ["sub"] = service, ["roles"] = new[] { OrganisationRoles.Service } },
        IssuedAt = TimeProvider.System.GetUtcNow().UtcDateTime,
        NotBefore = TimeProvider.System.GetUtcNow().UtcDateTime,
        Expires = (TimeProvider.System.GetUtcNow() + lifetime).UtcDateTime,
        SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.HmacSha256),
    });
}
