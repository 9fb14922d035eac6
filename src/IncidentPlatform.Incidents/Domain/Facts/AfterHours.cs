using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>It was declared outside business hours.</summary>
/// <param name="Calendar">The calendar of business hours that says so.</param>
/// <param name="OpensAt">When the day team comes; absent where the calendar never opens again.</param>
public sealed record DeclaredAfterHours(string Calendar, DateTimeOffset? OpensAt = null);

/// <summary>The day team is in, and the incident is still open.</summary>
/// <param name="OpenWork">Pieces of work that are open.</param>
/// <param name="WaitingTickets">Related tickets that nobody has judged.</param>
public sealed record DayHandOverDue(string Calendar, int OpenWork, int WaitingTickets);

/// <summary>The day team has taken over what was handled at night.</summary>
/// <param name="To">Person id, or name of a team.</param>
/// <param name="Tickets">Tickets that go with it, as the help desk names them.</param>
public sealed record HandedToDayTeam(string To, IReadOnlyList<string> Tickets, [Personal] string? Note = null);

/// <summary>What was prepared for a known situation is put to use.</summary>
/// <param name="Scenario">Its name.</param>
/// <param name="CallsWebhook">Whether a webhook is called with it.</param>
/// <param name="RunbookTitle">The runbook to follow.</param>
/// <param name="RunbookUrl">Where it is.</param>
/// <param name="FirstMessage">What customers may be told first.</param>
public sealed record ScenarioApplied(
    string Scenario, bool CallsWebhook, string? RunbookTitle = null, string? RunbookUrl = null, [Personal] string? FirstMessage = null);

/// <param name="Accepted">Whether the receiver took it.</param>
/// <param name="Attempts">How often it was called.</param>
/// <param name="Status">What it answered the last time; absent where it did not.</param>
public sealed record ScenarioWebhookCalled(string Scenario, bool Accepted, int Attempts, int? Status = null);

/// <param name="Runbook">Title of the runbook.</param>
/// <param name="Step">The step, in its words.</param>
/// <param name="By">Person id.</param>
public sealed record RunbookStepTaken(string Runbook, [Personal] string Step, string By, RunbookStepOutcome Outcome, [Personal] string? Note = null);

public enum RunbookStepOutcome
{
    /// <summary>It did what it should.</summary>
    Worked,
    Failed,
    Skipped,
}
