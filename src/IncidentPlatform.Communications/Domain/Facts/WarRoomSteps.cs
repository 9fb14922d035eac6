namespace IncidentPlatform.Communications.Domain.Facts;

/// <summary>Steps of the war room's set-up are to be done; one that was done before is to be done anew.</summary>
public sealed record WarRoomStepsPlanned(IReadOnlyList<RoomStep> Steps);

/// <param name="Attempts">The one that succeeded among them.</param>
public sealed record WarRoomStepDone(RoomStep Step, int Attempts);

/// <param name="Attempts">How often it has failed since it was planned.</param>
/// <param name="Reason">Why, for people: no secret, no word of a user.</param>
public sealed record WarRoomStepFailed(RoomStep Step, int Attempts, string Reason);

/// <summary>A person asks to try a step now.</summary>
public sealed record WarRoomStepRetryAsked(RoomStep Step);
