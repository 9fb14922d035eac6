namespace IncidentPlatform.Communications.Adapters;

/// <summary>A system outside did not do what it was asked to.</summary>
/// <param name="reason">For people: no secret, no word of a user.</param>
public sealed class OutsideException(string reason) : Exception(reason);
