using System.Text.Json;

namespace IncidentPlatform.Client.Escalation;

/// <param name="From">Incidents that were declared then or later; 90 days back where it is left out.</param>
/// <param name="To">And before then; now where it is left out.</param>
/// <param name="Incidents">Or these, by id.</param>
/// <param name="Pack">The policy pack that they run by instead.</param>
/// <param name="Schedules">Schedules instead of those of the same duties.</param>
/// <param name="Policies">Escalation policies instead of those of the same names.</param>
/// <param name="OthersAnswerAfter">After which time somebody acknowledges who was not paged then; never where it is left out.</param>
/// <param name="TimeZone">Whose nights are counted.</param>
public sealed record WhatIf(
    DateTimeOffset? From = null, DateTimeOffset? To = null, IReadOnlyList<Guid>? Incidents = null, JsonElement? Pack = null,
    IReadOnlyDictionary<string, Schedule>? Schedules = null, IReadOnlyDictionary<string, EscalationPolicy>? Policies = null, TimeSpan? OthersAnswerAfter = null, string? TimeZone = null);

/// <param name="Incidents">How many were run again.</param>
/// <param name="Differing">For how many it would have been otherwise.</param>
/// <param name="Examples">The first of these.</param>
public sealed record WhatIfAnswer(int Incidents, WhatIfSum Happened, WhatIfSum WouldHave, int Differing, IReadOnlyList<WhatIfExample> Examples);

public sealed record WhatIfSum(int Pages, int NightPages, IReadOnlyDictionary<string, int> PagesByPerson, int Met, int Missed, IReadOnlyDictionary<string, int> MissedByKind);

public sealed record WhatIfExample(Guid Incident, string Number, WhatIfOutcome Happened, WhatIfOutcome WouldHave);

/// <param name="Missed">Kinds of what was missed, met late or not at all.</param>
public sealed record WhatIfOutcome(IReadOnlyList<PagedPerson> Pages, int Met, IReadOnlyList<string> Missed);

/// <param name="Night">Between 22:00 and 07:00 by the local clock.</param>
public sealed record PagedPerson(string Person, string Reason, DateTimeOffset At, bool Night);

/// <param name="Incidents">How many run by the pack.</param>
/// <param name="Changes">Those for which it would be otherwise.</param>
public sealed record PackPreview(int Incidents, IReadOnlyList<PreviewedIncident> Changes);

/// <param name="Paged">Person ids of who would be paged at once.</param>
public sealed record PreviewedIncident(Guid Incident, string Number, string Severity, IReadOnlyList<PreviewedObligation> Obligations, IReadOnlyList<string> Paged);

/// <param name="Effect"><c>same</c>, <c>sooner</c>, <c>opens</c> or <c>kept</c>.</param>
/// <param name="Due">When it is due now; null where it is not owed now.</param>
/// <param name="NewDue">When it would be due.</param>
public sealed record PreviewedObligation(string Kind, string Effect, DateTimeOffset NewDue, string? Subject = null, DateTimeOffset? Due = null);
