using Microsoft.Extensions.Configuration;

namespace IncidentPlatform.Hosting.Api;

/// <summary>Where people reach a service: <c>PublicUrl</c>, else the first address it listens at.</summary>
public static class PublicUrl
{
    /// <returns>With a slash at its end.</returns>
    public static Uri Of(IConfiguration configuration) =>
        new((configuration["PublicUrl"] ?? configuration["urls"]?.Split(';')[0] ?? "http://localhost:5000").TrimEnd('/') + "/");
}
