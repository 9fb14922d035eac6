namespace IncidentPlatform.Hosting.Api;

/// <summary>What a command answers: what was recorded, and where the stream stands.</summary>
/// <param name="Id">The stream: the incident.</param>
/// <param name="Version">Its version after.</param>
/// <param name="Revision">Its revision after, also in the <c>ETag</c>: what a deciding command must name in <c>If-Match</c>.</param>
/// <param name="Facts">What was recorded; empty where it was so already.</param>
/// <param name="Location">What was made, where something was; the same as the <c>Location</c> header.</param>
public sealed record CommandAnswer(Guid Id, long Version, long Revision, IReadOnlyList<RecordedFact> Facts, string? Location = null);

/// <param name="Id">The fact.</param>
/// <param name="Type">Its name.</param>
/// <param name="Version">Its place on the stream.</param>
public sealed record RecordedFact(Guid Id, string Type, long Version);
