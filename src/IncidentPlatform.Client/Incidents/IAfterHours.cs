using Refit;

namespace IncidentPlatform.Client.Incidents;

/// <summary>Known situations, runbooks, and what the day team takes over.</summary>
public interface IAfterHours
{
    [Get("/scenarios")]
    Task<Page<NamedScenario>> ListScenarios(string? cursor = null, int? pageSize = null, CancellationToken cancellation = default);

    [Get("/scenarios/{name}")]
    Task<NamedScenario> GetScenario(string name, CancellationToken cancellation = default);

    [Put("/scenarios/{name}")]
    Task PutScenario(string name, [Body] Scenario body, CancellationToken cancellation = default);

    /// <summary>The scenarios that match an incident, and the runbooks of its services.</summary>
    [Get("/incidents/{incident}/scenarios")]
    Task<ScenariosOfIncident> GetScenarios(string incident, CancellationToken cancellation = default);

    /// <summary>Assigns the roles, has the webhook called and the first message drafted.</summary>
    [Post("/incidents/{incident}/scenarios/{name}")]
    Task<CommandAnswer> ApplyScenario(string incident, string name, [Header("If-Match")] string ifMatch, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/runbook-steps")]
    Task<CommandAnswer> TakeRunbookStep(string incident, [Body] TakeRunbookStep body, CancellationToken cancellation = default);

    /// <summary>What the day team has to know.</summary>
    [Get("/incidents/{incident}/day-hand-over")]
    Task<DayHandOver> GetDayHandOver(string incident, CancellationToken cancellation = default);

    /// <summary>The day team takes over.</summary>
    [Post("/incidents/{incident}/day-hand-over")]
    Task<CommandAnswer> HandToDayTeam(string incident, [Body] HandToDayTeam body, CancellationToken cancellation = default);
}

/// <param name="Match">Which incidents it is offered to.</param>
/// <param name="Runbook">What to follow.</param>
/// <param name="FirstMessage">What customers may be told first.</param>
/// <param name="Assignments">Who gets which role.</param>
/// <param name="Webhook">What is called when it is applied.</param>
public sealed record Scenario(
    ScenarioMatch Match, string? Description = null, Runbook? Runbook = null, string? FirstMessage = null,
    IReadOnlyList<ScenarioAssignment>? Assignments = null, string? Webhook = null);

/// <inheritdoc cref="Scenario"/>
public sealed record NamedScenario(
    string Name, ScenarioMatch Match, string? Description = null, Runbook? Runbook = null, string? FirstMessage = null,
    IReadOnlyList<ScenarioAssignment>? Assignments = null, string? Webhook = null);

/// <summary>An incident is matched that has one of each kind that is given.</summary>
/// <param name="Services">Services that it affects.</param>
/// <param name="Alerts">Names of alerts.</param>
/// <param name="Words">Words of its title or summary.</param>
public sealed record ScenarioMatch(IReadOnlyList<string>? Services = null, IReadOnlyList<string>? Alerts = null, IReadOnlyList<string>? Words = null);

/// <param name="Role">A role of the incident.</param>
/// <param name="Person">Person id, or <c>on-call:</c> and a duty.</param>
public sealed record ScenarioAssignment(string Role, string Person);

public sealed record ScenariosOfIncident(IReadOnlyList<OfferedScenario> Scenarios, IReadOnlyList<ServiceRunbook> Runbooks);

/// <param name="CallsWebhook">Whether a webhook is called when it is applied.</param>
public sealed record OfferedScenario(
    string Name, string? Description, Runbook? Runbook, string? FirstMessage, IReadOnlyList<ScenarioAssignment> Assignments, bool CallsWebhook, bool Applied);

public sealed record ServiceRunbook(string Service, string Title, string Url);

/// <param name="Runbook">Title of the runbook.</param>
/// <param name="Step">The step, in its words.</param>
/// <param name="Outcome"><c>worked</c>, <c>failed</c> or <c>skipped</c>.</param>
/// <param name="By">Person id; the caller where it is left out.</param>
public sealed record TakeRunbookStep(
    string Runbook, string Step, string Outcome = "worked", string? Note = null, string? By = null, DateTimeOffset? OccurredAt = null);

/// <param name="To">Person id, or name of a team.</param>
/// <param name="Tickets">Tickets that go with it, as the help desk names them.</param>
public sealed record HandToDayTeam(string To, IReadOnlyList<string>? Tickets = null, string? Note = null, DateTimeOffset? OccurredAt = null);

/// <param name="Night">Where it stands as an incident of the night; null where it was declared within business hours.</param>
/// <param name="HandedTo">Who took over; null while nobody has.</param>
/// <param name="OpenWork">What is open, in the commander's order.</param>
/// <param name="WaitingTickets">Related tickets that nobody has judged, by the fact that reported them.</param>
/// <param name="HandedTickets">Tickets that were handed over.</param>
/// <param name="RunbookSteps">What was tried, oldest first.</param>
/// <param name="Fallbacks">What stands in, by service.</param>
public sealed record DayHandOver(
    Guid Id, string Number, string Title, string Severity, string Status, DateTimeOffset DeclaredAt, string? Commander, Night? Night, DayTeam? HandedTo,
    IReadOnlyList<WorkItem> OpenWork, IReadOnlyDictionary<Guid, string> WaitingTickets, IReadOnlyList<string> HandedTickets,
    IReadOnlyList<RunbookStep> RunbookSteps, IReadOnlyDictionary<string, string> Fallbacks);

/// <param name="Calendar">The calendar of business hours.</param>
/// <param name="DueAt">When the day team was asked to take over.</param>
public sealed record Night(string Calendar, DateTimeOffset? OpensAt = null, DateTimeOffset? DueAt = null);

public sealed record DayTeam(string To, DateTimeOffset At);

public sealed record RunbookStep(DateTimeOffset At, string Runbook, string Taken, string Outcome, string By, string? Note = null);
