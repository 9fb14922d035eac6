using System.Text.Json;
using Refit;

namespace IncidentPlatform.Client.Incidents;

/// <summary>An incident as it was, as it was known, and what came since.</summary>
public interface ITimeTravel
{
    /// <summary>The incident through a lens; nothing can be decided on what it shows.</summary>
    [Get("/incidents/{incident}")]
    Task<Incident> GetAt(string incident, [Query] Lens lens, CancellationToken cancellation = default);

    /// <summary>What became known from one place on the stream to another; each is a version or a time, and absent <c>to</c> is now.</summary>
    [Get("/incidents/{incident}/diff")]
    Task<IncidentDifference> GetDifference(string incident, string from, string? to = null, CancellationToken cancellation = default);

    /// <summary>What changed since a version or a time; since the caller was last there where it is left out.</summary>
    [Get("/incidents/{incident}/catch-up")]
    Task<CatchUp> CatchUp(string incident, string? since = null, CancellationToken cancellation = default);

    /// <summary>Says how far the caller has read.</summary>
    [Put("/incidents/{incident}/last-look")]
    Task PutLastLook(string incident, [Body] LastLook body, CancellationToken cancellation = default);
}

/// <summary>Through which glass an incident is looked at.</summary>
/// <param name="KnownAt">As it was known then.</param>
/// <param name="AsOf">What was true then, by what is known now; with one of the others, by what was known then.</param>
/// <param name="Version">As it was known when the fact with this version was recorded.</param>
public sealed record Lens(
    [property: Query(Format = "O")] DateTimeOffset? KnownAt = null,
    [property: Query(Format = "O")] DateTimeOffset? AsOf = null,
    long? Version = null);

/// <summary>Which glass an answer was seen through.</summary>
/// <param name="Kind"><c>live</c>, <c>known</c>, <c>true</c> or <c>believed</c>.</param>
/// <param name="KnownVersion">Version of the last fact that counted.</param>
/// <param name="KnownAt">When that fact was recorded; null for the present.</param>
/// <param name="AsOf">The instant it tells of, where that is not the time of knowledge.</param>
public sealed record SeenThrough(string Kind, long KnownVersion, DateTimeOffset? KnownAt = null, DateTimeOffset? AsOf = null);

/// <summary>A named instant of an incident.</summary>
/// <param name="FactId">The fact it stands on.</param>
public sealed record Milestone(string Name, DateTimeOffset At, Guid FactId);

/// <summary>One person's time in a role, by when it was true.</summary>
/// <param name="To">Exclusive; null while the person holds it.</param>
/// <param name="FactId">The fact that gave the person the role.</param>
public sealed record RoleInterval(string Role, string Person, DateTimeOffset From, DateTimeOffset? To, Guid FactId);

/// <param name="Confidence"><c>low</c>, <c>medium</c> or <c>high</c>.</param>
public sealed record ExpectedEnd(DateTimeOffset At, string? Confidence = null);

/// <summary>A place on an incident's stream.</summary>
/// <param name="Version">Facts up to this one; 0 is before the first.</param>
/// <param name="At">When the last of them was recorded.</param>
public sealed record Moment(long Version, DateTimeOffset? At = null);

/// <param name="Member">Path of the member: <c>roles.commander.person</c>.</param>
/// <param name="From">What it was.</param>
/// <param name="To">What it is then.</param>
public sealed record Change(string Member, JsonElement? From = null, JsonElement? To = null);

/// <summary>What became known between two places.</summary>
/// <param name="FactCount">How many facts came between.</param>
/// <param name="Facts">The last of them, at most 200, in stream order.</param>
/// <param name="Changes">Members of the incident that are not what they were.</param>
public sealed record IncidentDifference(
    Moment From, Moment To, long FactCount, IReadOnlyList<TimelineRow> Facts, IReadOnlyList<Change> Changes);

/// <summary>For whoever joins, comes back or takes over.</summary>
/// <param name="Since">What was known when the caller was last there.</param>
/// <param name="Because">Why it starts there: <c>asked</c>, <c>last-look</c>, <c>last-act</c> or <c>beginning</c>.</param>
/// <param name="Now">The incident as it stands.</param>
/// <param name="Commander">Who commands.</param>
/// <param name="FactCount">How many facts came since.</param>
/// <param name="Facts">The last of them, at most 200, in stream order.</param>
/// <param name="Changes">Members of the incident that are not what they were.</param>
/// <param name="OpenFixes">Fixes that are proposed or validated and not deployed.</param>
/// <param name="Owed">What is owed, soonest due first.</param>
public sealed record CatchUp(
    Moment Since, string Because, Incident Now, CommandHolder? Commander, long FactCount, IReadOnlyList<TimelineRow> Facts,
    IReadOnlyList<Change> Changes, IReadOnlyList<Fix> OpenFixes, IReadOnlyList<OwedObligation> Owed);

/// <param name="Acknowledged">Whether the person has accepted.</param>
/// <param name="Since">From when on.</param>
public sealed record CommandHolder(string Person, bool Acknowledged, DateTimeOffset Since);

/// <summary>Something owed, as far as the incident's stream tells.</summary>
/// <param name="Obligation">Its kind.</param>
/// <param name="OwedBy">Role or person who owes it.</param>
/// <param name="Missed">It was due and not done; it is still owed.</param>
/// <param name="FactId">The fact that opened it.</param>
public sealed record OwedObligation(Guid ObligationId, string Obligation, string OwedBy, DateTimeOffset Due, bool Missed, Guid FactId);

/// <param name="Version">Everything up to the fact with this version was read.</param>
public sealed record LastLook(long Version);
