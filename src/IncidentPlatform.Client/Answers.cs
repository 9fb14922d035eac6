namespace IncidentPlatform.Client;

/// <summary>What a command answers: what it was about, and the facts it recorded. A command that was already done records none.</summary>
/// <param name="Id">The incident.</param>
/// <param name="Version">Stream version after the command.</param>
/// <param name="Revision">Revision after the command: the next <c>If-Match</c>.</param>
/// <param name="Facts">The facts recorded, in order.</param>
/// <param name="Location">Where what the command made can be read, where it made something.</param>
public sealed record CommandAnswer(Guid Id, long Version, long Revision, IReadOnlyList<RecordedFact> Facts, string? Location = null);

/// <param name="Id">The fact.</param>
/// <param name="Type">Name of the fact, for example <c>IncidentDeclared</c>.</param>
/// <param name="Version">Its position on the stream.</param>
public sealed record RecordedFact(Guid Id, string Type, long Version);

/// <summary>A page of a list.</summary>
/// <param name="Items">The items.</param>
/// <param name="NextCursor">Where the next page starts; null on the last one.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor = null);
