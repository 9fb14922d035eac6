namespace IncidentPlatform.Client.Communications;

/// <param name="Url">Where it is; null until it is open.</param>
/// <param name="BridgeUrl">Where to meet by voice.</param>
/// <param name="Invited">Person ids.</param>
/// <param name="Rules">What is pinned in it.</param>
public sealed record WarRoom(
    string Name, IReadOnlyList<string> Invited, IReadOnlyList<Participant> Participants, IReadOnlyList<string> Rules,
    string? Url = null, string? BridgeUrl = null, DateTimeOffset? OpenedAt = null);

/// <param name="Role">The role that brought the person in.</param>
public sealed record Participant(string Person, string Role);

/// <param name="Author">Person id, or the service that wrote it.</param>
public sealed record WarRoomMessage(Guid Id, string Author, string Text, DateTimeOffset At, bool Pinned = false);

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
