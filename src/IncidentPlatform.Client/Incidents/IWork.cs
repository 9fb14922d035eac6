using Refit;

namespace IncidentPlatform.Client.Incidents;

/// <summary>Work for people and teams, and how things stand technically.</summary>
public interface IWork
{
    [Get("/incidents/{incident}/work")]
    Task<WorkOfIncident> GetWork(string incident, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/work")]
    Task<CommandAnswer> AssignWork(string incident, [Body] AssignWork body, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/work/{work}/assignment")]
    Task<CommandAnswer> ReassignWork(string incident, Guid work, [Body] ReassignWork body, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/work/{work}/completion")]
    Task<CommandAnswer> CompleteWork(string incident, Guid work, [Body] CompleteWork body, CancellationToken cancellation = default);

    /// <summary>The commander says what comes first.</summary>
    [Post("/incidents/{incident}/work/order")]
    Task<CommandAnswer> OrderWork(string incident, [Header("If-Match")] string ifMatch, [Body] OrderWork body, CancellationToken cancellation = default);

    /// <summary>Tells the commander how things stand technically.</summary>
    [Post("/incidents/{incident}/technical-status")]
    Task<CommandAnswer> GiveTechnicalStatus(string incident, [Body] Words body, CancellationToken cancellation = default);
}
