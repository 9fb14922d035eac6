using Refit;

namespace IncidentPlatform.Client.Escalation;

/// <summary>What is owed, by when, by whom, and who gets woken? Here <c>incident</c> is the id.</summary>
public interface IEscalation : IOperations, IDirectory, IPolicies
{
    [Get("/obligations")]
    Task<Page<Obligation>> ListObligations([Query] ObligationFilter? filter = null, string? cursor = null, int? pageSize = null, CancellationToken cancellation = default);

    /// <summary>What the caller owes now, over all incidents.</summary>
    [Get("/obligations/mine")]
    Task<Page<Obligation>> ListMyObligations(string? cursor = null, int? pageSize = null, CancellationToken cancellation = default);

    /// <param name="asOf">As the ledger knew it then, all at once.</param>
    [Get("/incidents/{incident}/obligations")]
    Task<Page<Obligation>> ListObligationsOf(
        Guid incident, string? cursor = null, int? pageSize = null, [Query(Format = "O")] DateTimeOffset? asOf = null, CancellationToken cancellation = default);

    /// <summary>What was owed on an incident, each with its rule and every fact about it.</summary>
    [Get("/incidents/{incident}/obligations/evidence")]
    Task<IReadOnlyList<ObligationEvidence>> GetObligationEvidence(Guid incident, CancellationToken cancellation = default);

    [Post("/obligations/{obligation}/waiver")]
    Task<CommandAnswer> WaiveObligation(Guid obligation, [Body] Because body, CancellationToken cancellation = default);

    [Post("/obligations/{obligation}/extension")]
    Task<CommandAnswer> ExtendObligation(Guid obligation, [Body] ExtendObligation body, CancellationToken cancellation = default);

    /// <summary>What the caller was reminded of lately, newest first.</summary>
    [Get("/reminders")]
    Task<IReadOnlyList<Reminder>> ListReminders(CancellationToken cancellation = default);

    [Get("/pages")]
    Task<Page<PersonPage>> ListPages(Guid? incident = null, string? person = null, string? cursor = null, int? pageSize = null, CancellationToken cancellation = default);

    [Get("/pages/{page}")]
    Task<PersonPage> GetPage(Guid page, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/pages")]
    Task<CommandAnswer> Page(Guid incident, [Body] PagePerson body, CancellationToken cancellation = default);

    [Post("/pages/{page}/acknowledgement")]
    Task<CommandAnswer> AcknowledgePage(Guid page, CancellationToken cancellation = default);

    /// <summary>Acknowledges for a time: the person is asked again then, while the incident is not resolved.</summary>
    [Post("/pages/{page}/snooze")]
    Task<CommandAnswer> SnoozePage(Guid page, [Body] SnoozePage body, CancellationToken cancellation = default);

    [Post("/pages/{page}/refusal")]
    Task<CommandAnswer> RefusePage(Guid page, [Body] Because body, CancellationToken cancellation = default);

    /// <summary>Pages somebody else instead.</summary>
    [Post("/pages/{page}/reassignment")]
    Task<CommandAnswer> ReassignPage(Guid page, [Body] ReassignPage body, CancellationToken cancellation = default);

    /// <summary>Pages the caller, to try whether they are reached; what came of it stands under their reminders.</summary>
    [Post("/test-pages")]
    Task<CommandAnswer> TestPage(CancellationToken cancellation = default);

    /// <summary>Runs another pack or other schedules over past incidents; changes nothing, wakes nobody.</summary>
    [Post("/what-if")]
    Task<WhatIfAnswer> AskWhatIf([Body] WhatIf body, CancellationToken cancellation = default);

    /// <summary>What the open obligations would become under a changed pack; changes nothing.</summary>
    [Post("/packs/preview")]
    Task<PackPreview> PreviewPack([Body] System.Text.Json.JsonElement pack, CancellationToken cancellation = default);

    /// <summary>The commander's yes to an escalation that a missed obligation asks for.</summary>
    [Post("/incidents/{incident}/escalations/{obligation}/authorisation")]
    Task<CommandAnswer> AuthoriseEscalation(Guid incident, Guid obligation, CancellationToken cancellation = default);
}

/// <summary>A reason, where the command needs nothing else.</summary>
public sealed record Because(string Reason);

/// <param name="Due">When it is due instead: later than it was.</param>
public sealed record ExtendObligation(DateTimeOffset Due, string Reason);

/// <param name="Person">Person id; or <paramref name="Policy"/>.</param>
/// <param name="Policy">Name of an escalation policy, which is gone through until somebody acknowledges.</param>
public sealed record PagePerson(string? Person, string Reason, string? Policy = null);

/// <param name="For">How long, at most 24 hours.</param>
public sealed record SnoozePage(TimeSpan For);

/// <param name="Person">Person id of who is to come instead.</param>
public sealed record ReassignPage(string Person);

/// <param name="Incident">Incident id.</param>
/// <param name="State"><c>open</c>, <c>met</c>, <c>missed</c>, <c>met-late</c>, <c>waived</c> or <c>cancelled</c>.</param>
/// <param name="OwedBy">Role or person id.</param>
public sealed record ObligationFilter(Guid? Incident = null, string? State = null, string? Kind = null, string? OwedBy = null, bool? Owed = null);
