namespace IncidentPlatform.Client;

/// <summary>What a command answers: what it was about, and the facts it recorded. A command that was already done records none.</summary>
/// <param name="Id">What the command created or changed: the incident, the update, the page.</param>
/// <param name="Version">Stream version after the command.</param>
/// <param name="Revision">Revision after the command: the next <c>If-Match</c>.</param>
/// <param name="Facts">The facts recorded, in order.</param>
public sealed record CommandAnswer(string Id, long Version, long Revision, IReadOnlyList<RecordedFact> Facts);

/// <param name="Id">The fact.</param>
/// <param name="Type">Name of the fact, for example <c>IncidentDeclared</c>.</param>
/// <param name="Version">Its position on the stream.</param>
public sealed record RecordedFact(Guid Id, string Type, long Version);

/// <summary>A page of a list.</summary>
/// <param name="Items">The items.</param>
/// <param name="NextCursor">Where the next page starts; null on the last one.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor = null);
