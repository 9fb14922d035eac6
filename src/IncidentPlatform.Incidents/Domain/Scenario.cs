using IncidentPlatform.Incidents.Domain.Catalogue;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>A situation that is known, and what is prepared for it.</summary>
/// <param name="Id">Its name, kebab-case.</param>
/// <param name="Match">Which incidents it is offered to.</param>
/// <param name="Runbook">What to follow.</param>
/// <param name="FirstMessage">What customers may be told first, in place of "we are aware".</param>
/// <param name="Assignments">Who gets which role.</param>
/// <param name="Webhook">What is called when it is applied.</param>
public sealed record Scenario(
    string Id,
    ScenarioMatch Match,
    string? Description = null,
    Runbook? Runbook = null,
    string? FirstMessage = null,
    IReadOnlyList<ScenarioAssignment>? Assignments = null,
    string? Webhook = null)
{
    private const int LongestMessage = 1000;

    /// <summary>All that is wrong with it.</summary>
    public IEnumerable<Fault> Faults() =>
    [
        .. CustomFieldFaults.OfName(Id).Select(f => new Fault("name", f)),
        .. Match.IsEmpty ? new[] { new Fault("match", "is empty: name services, alerts or words") } : [],
        .. Checks.Text("description", Description),
        .. Runbook is null ? [] : Checks.Required("runbook.title", Runbook.Title).Concat(Checks.Url("runbook.url", Runbook.Url)),
        .. FirstMessage?.Length > LongestMessage ? new[] { new Fault("firstMessage", $"is longer than {LongestMessage} characters") } : [],
        .. (Assignments ?? []).SelectMany((a, n) => a.Faults($"assignments[{n}]")),
        .. Webhook is null ? [] : Checks.Url("webhook", Webhook),
    ];
}

/// <summary>An incident is matched that has one of each kind that is given.</summary>
/// <param name="Services">Services that it affects.</param>
/// <param name="Alerts">Names of alerts.</param>
/// <param name="Words">Words of its title or summary.</param>
public sealed record ScenarioMatch(IReadOnlyList<string>? Services = null, IReadOnlyList<string>? Alerts = null, IReadOnlyList<string>? Words = null)
{
    internal bool IsEmpty => new[] { Services, Alerts, Words }.All(l => l is not { Count: > 0 });

    public bool Takes(Incident incident, IReadOnlyCollection<string> alerts) =>
        !IsEmpty
        && One(Services, incident.Services.Contains)
        && One(Alerts, alerts.Contains)
        && One(Words, word => $"{incident.Title}\n{incident.Summary}".Contains(word, StringComparison.OrdinalIgnoreCase));

    private static bool One(IReadOnlyList<string>? wanted, Func<string, bool> there) => wanted is not { Count: > 0 } || wanted.Any(there);
}

/// <param name="Role">A role of the incident.</param>
/// <param name="Person">Person id, or <c>on-call:</c> and a duty.</param>
public sealed record ScenarioAssignment(string Role, string Person)
{
    private const string OnCall = "on-call:";

    /// <summary>The duty whose holder gets the role; null where a person is named.</summary>
    internal string? Duty => Person.StartsWith(OnCall, StringComparison.Ordinal) ? Person[OnCall.Length..] : null;

    internal IEnumerable<Fault> Faults(string member) =>
    [
        .. IncidentRoles.All.Contains(Role) ? [] : new[] { new Fault($"{member}.role", $"is none of {string.Join(", ", IncidentRoles.All)}") },
        .. Checks.Required($"{member}.person", Person),
    ];
}
