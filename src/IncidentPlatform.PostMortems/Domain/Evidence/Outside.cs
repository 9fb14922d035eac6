namespace IncidentPlatform.PostMortems.Domain.Evidence;

public sealed record UpstreamDependencyDeclared(string Name);

public sealed record UpstreamStatusChanged(string Provider, string From, string To, string? Words = null);

public sealed record FallbackActivated(string Service, string Fallback, string ActivatedBy);

public sealed record UpstreamCreditRecorded(string Provider, string Clause, Money Amount, bool PassedOn);

public sealed record DeclaredAfterHours(string Calendar);

public sealed record DayHandOverDue(int OpenWork, int WaitingTickets);

public sealed record HandedToDayTeam(string To, IReadOnlyList<string> Tickets, string? Note = null);

public sealed record ScenarioApplied(string Scenario);

public sealed record ScenarioWebhookCalled(string Scenario, bool Accepted);

public sealed record RunbookStepTaken(string Runbook, string Step, string By, string Outcome);
