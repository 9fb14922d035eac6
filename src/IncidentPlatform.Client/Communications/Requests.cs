namespace IncidentPlatform.Client.Communications;

/// <param name="Text">Plain text.</param>
/// <param name="Room"><c>war-room</c> (where absent) or <c>technical</c>.</param>
/// <param name="Mark"><c>decision</c> or <c>finding</c>: it becomes a fact of the incident.</param>
public sealed record PostMessage(string Text, string? Room = null, string? Mark = null);

/// <param name="Mark"><c>decision</c> or <c>finding</c>.</param>
public sealed record MarkMessage(string Mark);

/// <param name="Audience"><c>customers</c>, <c>executives</c> or <c>internal</c>.</param>
/// <param name="Kind"><c>progress</c>, <c>first-notice</c>, …</param>
/// <param name="Text">Plain text.</param>
/// <param name="Subject">One line; the incident's number where it is left out.</param>
/// <param name="States">Subjects the text states (<c>cause</c>, <c>eta</c>, …): it is stopped at sending where what is known of them has changed.</param>
public sealed record WriteUpdate(string Audience, string Kind, string Text, string? Subject = null, IReadOnlyList<string>? States = null);

/// <param name="Text">Plain text.</param>
/// <param name="Subject">One line; as it was where it is left out.</param>
/// <param name="States">Subjects the new words state; those of the words before where it is left out.</param>
public sealed record EditUpdate(string Text, string? Subject = null, IReadOnlyList<string>? States = null);
