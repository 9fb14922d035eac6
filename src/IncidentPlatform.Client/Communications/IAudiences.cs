using Refit;

namespace IncidentPlatform.Client.Communications;

/// <summary>Who hears of incidents, and what the status page shows.</summary>
public interface IAudiences
{
    [Get("/audiences")]
    Task<Page<NamedAudience>> ListAudiences(string? cursor = null, int? pageSize = null, CancellationToken cancellation = default);

    [Get("/audiences/{name}")]
    Task<NamedAudience> GetAudience(string name, CancellationToken cancellation = default);

    [Put("/audiences/{name}")]
    Task PutAudience(string name, [Body] Audience body, CancellationToken cancellation = default);

    [Get("/status-page/components")]
    Task<Page<NamedComponent>> ListComponents(string? cursor = null, int? pageSize = null, CancellationToken cancellation = default);

    [Get("/status-page/components/{name}")]
    Task<NamedComponent> GetComponent(string name, CancellationToken cancellation = default);

    [Put("/status-page/components/{name}")]
    Task PutComponent(string name, [Body] StatusPageComponent body, CancellationToken cancellation = default);
}

/// <param name="Recipients">Mail addresses.</param>
public sealed record Audience(IReadOnlyList<string> Recipients);

/// <inheritdoc cref="Audience"/>
public sealed record NamedAudience(string Name, IReadOnlyList<string> Recipients);

/// <param name="Services">Services whose incidents show on the component.</param>
/// <param name="Description">What customers know it as.</param>
public sealed record StatusPageComponent(IReadOnlyList<string> Services, string? Description = null);

/// <inheritdoc cref="StatusPageComponent"/>
public sealed record NamedComponent(string Name, IReadOnlyList<string> Services, string? Description = null);
