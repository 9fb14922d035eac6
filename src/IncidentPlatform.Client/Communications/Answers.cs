namespace IncidentPlatform.Client.Communications;

/// <param name="Url">Where it is; null until it is open.</param>
/// <param name="BridgeUrl">Where to meet by voice; null until that is open.</param>
/// <param name="Invited">Person ids.</param>
/// <param name="Rules">What is pinned in it.</param>
/// <param name="Topic">What it is headed with.</param>
/// <param name="Private">Only who is invited sees it.</param>
/// <param name="Technical">The room beside it, for code and logs; null until it is open.</param>
/// <param name="TechnicalBlocks">How many messages held code or logs and were answered with a pointer to the technical room.</param>
/// <param name="Steps">The steps of its set-up; none where it was opened before there were steps.</param>
public sealed record WarRoom(
    string Name, IReadOnlyList<string> Invited, IReadOnlyList<Participant> Participants, IReadOnlyList<string> Rules,
    string? Url = null, string? BridgeUrl = null, DateTimeOffset? OpenedAt = null, string? Topic = null, bool Private = false,
    TechnicalRoom? Technical = null, int TechnicalBlocks = 0, IReadOnlyList<WarRoomStep>? Steps = null);

/// <param name="Role">The role that brought the person in.</param>
/// <param name="Access"><c>member</c>, or <c>reader</c> after being relieved of every role.</param>
public sealed record Participant(string Person, string Role, string Access = "member");

public sealed record TechnicalRoom(string Name, string Url, DateTimeOffset OpenedAt);

/// <param name="State"><c>waiting</c> for another step, <c>planned</c>, <c>failing</c> and tried again, or <c>done</c>.</param>
/// <param name="Failures">How often it failed.</param>
/// <param name="Why">Why it failed the last time.</param>
public sealed record WarRoomStep(
    string Name, string State, int Failures = 0, DateTimeOffset? DoneAt = null, DateTimeOffset? FailingSince = null, string? Why = null);

/// <param name="Author">Person id, or the service that wrote it.</param>
/// <param name="Mark"><c>decision</c> or <c>finding</c>; null where it is just talk.</param>
/// <param name="AnswerTo">The message that the platform answers with this one.</param>
public sealed record WarRoomMessage(
    Guid Id, string Author, string Text, DateTimeOffset At, bool Pinned = false, string? Mark = null, Guid? AnswerTo = null);

/// <param name="Status"><c>draft</c>, <c>approved</c>, <c>sending</c>, <c>sent</c>, <c>stopped</c> or <c>superseded</c>.</param>
/// <param name="Text">Plain text.</param>
/// <param name="TextHash">SHA-256 of the exact words: what an approval is given for.</param>
/// <param name="Revision">The next <c>If-Match</c>.</param>
/// <param name="States">The facts it states.</param>
/// <param name="Channels">What came of each channel so far.</param>
/// <param name="CannedResponse">What support answers tickets with, where the update brings something new for them.</param>
/// <param name="PublicStatus">The public word it states.</param>
/// <param name="Source">Workflow and template that wrote it; null where a person did.</param>
/// <param name="PreApproved">It went by itself because nobody approved one in time.</param>
public sealed record Update(
    Guid Id, Guid IncidentId, string Audience, string Kind, string Status, string Subject, string Text, string TextHash, long Revision,
    IReadOnlyList<Statement> States, IReadOnlyList<ChannelResult> Channels, DateTimeOffset DraftedAt, SupportText? CannedResponse = null,
    string? PublicStatus = null, string? Source = null, bool PreApproved = false, string? StoppedBecause = null, DateTimeOffset? SentAt = null,
    bool LegallyApproved = false)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public string ETag => Client.ETag.Of(Revision);
}

/// <summary>Something an update states, with the fact it stands on.</summary>
/// <param name="About">What it is about: <c>cause</c>, <c>eta</c>, …</param>
/// <param name="Value">What is said: text, or a number or time in invariant form.</param>
public sealed record Statement(string About, string Value, FactReference Source);

/// <param name="Id">The fact.</param>
/// <param name="Version">Its position on the incident's stream.</param>
public sealed record FactReference(Guid Id, long Version);

/// <param name="Unknown">Sent, perhaps: the connection broke before the answer.</param>
/// <param name="Stopped">Why nothing left by this channel.</param>
public sealed record ChannelResult(string Channel, int Sent, int Failed, int Unknown, string? Stopped = null);

/// <param name="Title">What support finds it by.</param>
/// <param name="Body">What support answers.</param>
public sealed record SupportText(string Title, string Body);

/// <param name="WithdrawnAt">When support stopped answering with it; null while they do.</param>
public sealed record CannedResponse(Guid Id, string Title, string Text, DateTimeOffset PublishedAt, DateTimeOffset? WithdrawnAt = null);
