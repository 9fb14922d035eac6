using Refit;

namespace IncidentPlatform.Client.Incidents;

/// <summary>From the proposed fix to all clear.</summary>
public interface IResolution
{
    [Post("/incidents/{incident}/fixes")]
    Task<CommandAnswer> ProposeFix(string incident, [Header("If-Match")] string ifMatch, [Body] ProposeFix body, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/fixes/{fix}/validation")]
    Task<CommandAnswer> ValidateFix(string incident, Guid fix, [Header("If-Match")] string ifMatch, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/fixes/{fix}/deployment")]
    Task<CommandAnswer> DeployFix(string incident, Guid fix, [Header("If-Match")] string ifMatch, [Body] DeployFix body, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/fixes/{fix}/reversal")]
    Task<CommandAnswer> RevertFix(string incident, Guid fix, [Header("If-Match")] string ifMatch, [Body] RevertFix body, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/verifications")]
    Task<CommandAnswer> RecordVerification(string incident, [Header("If-Match")] string ifMatch, [Body] RecordVerification body, CancellationToken cancellation = default);

    /// <summary>Declares resolved: needs a fix deployed, a verification passed, and the stability window.</summary>
    [Post("/incidents/{incident}/resolution")]
    Task<CommandAnswer> Resolve(string incident, [Header("If-Match")] string ifMatch, [Body] ResolveIncident? body = null, CancellationToken cancellation = default);

    /// <summary>The incident came back within the recovery watch: it is reopened.</summary>
    [Post("/incidents/{incident}/recurrence")]
    Task<CommandAnswer> ReportRecurrence(string incident, [Body] Because body, CancellationToken cancellation = default);

    /// <summary>Declares the end: needs the recovery watch to have elapsed.</summary>
    [Post("/incidents/{incident}/all-clear")]
    Task<CommandAnswer> DeclareAllClear(string incident, [Header("If-Match")] string ifMatch, CancellationToken cancellation = default);
}
