using IncidentPlatform.Contracts.Facts;
using Refit;

namespace IncidentPlatform.Client.Incidents;

/// <summary>Incidents that one cause brings about: a root, and what is linked under it, with one commander.</summary>
public interface ICascades
{
    /// <summary>Links the incident under the one it came from.</summary>
    [Post("/incidents/{incident}/root")]
    Task<CommandAnswer> Link(string incident, [Header("If-Match")] string ifMatch, [Body] LinkIncident body, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/root/removal")]
    Task<CommandAnswer> Unlink(string incident, [Header("If-Match")] string ifMatch, [Body] Because body, CancellationToken cancellation = default);

    /// <summary>The order in which the incidents of the cascade are to be fixed, as it follows now.</summary>
    [Get("/incidents/{incident}/fix-order")]
    Task<FixOrderProposed> GetFixOrder(string incident, CancellationToken cancellation = default);

    /// <summary>Puts that order on the record.</summary>
    [Post("/incidents/{incident}/fix-order")]
    Task<CommandAnswer> ProposeFixOrder(string incident, [Header("If-Match")] string ifMatch, CancellationToken cancellation = default);
}
