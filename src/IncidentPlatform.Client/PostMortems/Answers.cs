using System.Text.Json;

namespace IncidentPlatform.Client.PostMortems;

/// <summary>The blameless review: the same stream version and edition give the same review for ever.</summary>
/// <param name="Version">The incident's stream is told up to here.</param>
/// <param name="Edition">What people wrote is held up to here; the next <c>If-Match</c>.</param>
/// <param name="Phase"><c>open</c>, <c>draft</c>, <c>ready</c> or <c>published</c>.</param>
/// <param name="Timeline">Every fact, in the order in which things happened; each row cites its fact.</param>
/// <param name="Obligations">What was owed, and how it went.</param>
/// <param name="ActionItems">The work it asks for.</param>
/// <param name="Public">What the public may read.</param>
/// <param name="PublishedVersion">Stream version of the last publication: later facts are marked.</param>
public sealed record Review(
    Guid IncidentId, string Number, string Title, string Mode, long Version, long Edition, string Phase, IReadOnlyList<ReviewSection> Sections,
    IReadOnlyList<JsonElement> Timeline, IReadOnlyList<JsonElement> Obligations, IReadOnlyList<JsonElement> ActionItems, JsonElement Public,
    long? PublishedVersion = null)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public string ETag => Client.ETag.Of(Edition);
}

public sealed record ReviewSection(string Name, string Title, IReadOnlyList<ReviewField> Fields);

/// <param name="NeededFor">The distribution that waits for an answer; null where none does.</param>
/// <param name="Status"><c>not-answered</c>, <c>answered</c>, <c>waived</c> or <c>not-needed</c>.</param>
/// <param name="Statements">What the facts say, each with its citations.</param>
/// <param name="Written">What people say.</param>
/// <param name="Waiver">Why it may stay unanswered.</param>
public sealed record ReviewField(
    string Name, string Label, string Status, IReadOnlyList<JsonElement> Statements, string? NeededFor = null, JsonElement? Written = null, JsonElement? Waiver = null);

/// <param name="Title">Title of the incident; null where it is restricted.</param>
/// <param name="Status"><c>open</c>, <c>draft</c>, <c>ready</c> or <c>published</c>.</param>
/// <param name="MeetingAt">When the review meeting is.</param>
public sealed record ReviewSummary(
    Guid IncidentId, string Number, string Severity, string IncidentStatus, string Status, int OpenActionItems, string? Title = null,
    DateTimeOffset? MeetingAt = null, DateTimeOffset? PublishedAt = null);

/// <param name="Number">Number of the incident whose review asks for it.</param>
/// <param name="Owner">Person id.</param>
/// <param name="State"><c>open</c>, <c>overdue</c> or <c>done</c>.</param>
/// <param name="Reference">What the tracker outside calls it, where there is one.</param>
public sealed record ActionItem(
    Guid Id, Guid IncidentId, string Number, string Action, string Owner, DateTimeOffset Due, string Priority, string State, DateTimeOffset OpenedAt,
    DateTimeOffset? CompletedAt = null, string? Reference = null, string? Url = null);
