using Refit;

namespace IncidentPlatform.Client.Escalation;

/// <summary>What is owed, by when, by whom, and who gets woken? Here <c>incident</c> is the id.</summary>
public interface IEscalation : IOperations, IDirectory
{
    [Get("/obligations")]
    Task<Page<Obligation>> ListObligations([Query] ObligationFilter? filter = null, string? cursor = null, int? pageSize = null, CancellationToken cancellation = default);

    [Get("/incidents/{incident}/obligations")]
    Task<Page<Obligation>> ListObligationsOf(Guid incident, string? cursor = null, int? pageSize = null, CancellationToken cancellation = default);

    [Post("/obligations/{obligation}/waiver")]
    Task<CommandAnswer> WaiveObligation(Guid obligation, [Header("If-Match")] string ifMatch, [Body] Because body, CancellationToken cancellation = default);

    [Get("/pages")]
    Task<Page<PersonPage>> ListPages(Guid? incident = null, string? cursor = null, int? pageSize = null, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/pages")]
    Task<CommandAnswer> Page(Guid incident, [Body] PagePerson body, CancellationToken cancellation = default);

    [Post("/pages/{page}/acknowledgement")]
    Task<CommandAnswer> AcknowledgePage(Guid page, CancellationToken cancellation = default);

    [Post("/pages/{page}/refusal")]
    Task<CommandAnswer> RefusePage(Guid page, [Body] Because body, CancellationToken cancellation = default);

    /// <summary>The commander's yes to an escalation that a missed obligation asks for.</summary>
    [Post("/incidents/{incident}/escalations/{obligation}/authorisation")]
    Task<CommandAnswer> AuthoriseEscalation(Guid incident, Guid obligation, [Header("If-Match")] string ifMatch, CancellationToken cancellation = default);
}

/// <summary>A reason, where the command needs nothing else.</summary>
public sealed record Because(string Reason);

/// <param name="Person">Person id.</param>
public sealed record PagePerson(string Person, string Reason);

/// <param name="Incident">Incident id.</param>
/// <param name="State"><c>open</c>, <c>met</c>, <c>missed</c>, <c>waived</c> or <c>cancelled</c>.</param>
/// <param name="OwedBy">Role or person id.</param>
public sealed record ObligationFilter(Guid? Incident = null, string? State = null, string? Kind = null, string? OwedBy = null);

/// <param name="State"><c>open</c>, <c>met</c>, <c>missed</c>, <c>waived</c> or <c>cancelled</c>.</param>
/// <param name="OwedBy">Role, or person id.</param>
/// <param name="Person">Who that is now.</param>
public sealed record Obligation(
    Guid Id, Guid IncidentId, string Kind, string State, string OwedBy, DateTimeOffset Due, DateTimeOffset OpenedAt,
    string? Person = null, DateTimeOffset? MetAt = null, string? Pack = null);

/// <param name="Reason">Why: an obligation's kind, a role, or <c>manual</c>.</param>
/// <param name="State"><c>requested</c>, <c>delivered</c>, <c>acknowledged</c>, <c>declined</c> or <c>failed</c>.</param>
public sealed record PersonPage(Guid Id, Guid IncidentId, string Person, string Reason, string State, DateTimeOffset RequestedAt);
