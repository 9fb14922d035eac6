using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Domain.Facts;

/// <summary>A war room is to be opened.</summary>
/// <param name="Name">What it will be called.</param>
/// <param name="Rules">What will be pinned in it.</param>
public sealed record WarRoomPlanned([Personal] string Name, IReadOnlyList<string> Rules);

/// <param name="Url">Where it is.</param>
/// <param name="BridgeUrl">Where to meet by voice.</param>
/// <param name="Invited">Person ids.</param>
public sealed record WarRoomOpened([Personal] string Name, [Personal] string Url, [Personal] string? BridgeUrl, IReadOnlyList<string> Invited);

/// <param name="Person">Person id.</param>
/// <param name="Role">The role that brings the person in.</param>
public sealed record ResponderInvited(string Person, string Role);

/// <param name="Pinned">Shown on top of the room.</param>
public sealed record WarRoomMessagePosted(Guid MessageId, [Personal] string Text, bool Pinned);
