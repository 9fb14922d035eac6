namespace IncidentPlatform.Escalation.Domain.OnCall;

/// <summary>Who has a duty in turn.</summary>
/// <param name="Id">The duty, for example <c>incident-commander</c> or <c>primary</c>.</param>
/// <param name="TimeZone">IANA name: shifts change at the same hour of the day there, through daylight saving.</param>
/// <param name="Start">Start of the first shift, local time in that zone.</param>
/// <param name="ShiftLength">Length of a shift by the local clock.</param>
/// <param name="Participants">Person ids, in the order of their turns.</param>
public sealed record Schedule(string Id, string TimeZone, DateTime Start, TimeSpan ShiftLength, IReadOnlyList<string> Participants);

/// <param name="Duty">What the person is on call for.</param>
/// <param name="Person">Person id.</param>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
public sealed record Shift(string Duty, string Person, DateTimeOffset From, DateTimeOffset To);

/// <param name="Duty">The duty that nobody has.</param>
public sealed record Gap(string Duty, DateTimeOffset From, DateTimeOffset To);

/// <summary>The instant of a local time in a zone; a time that daylight saving skips or doubles has one instant all the same.</summary>
public delegate DateTimeOffset InstantOf(string timeZone, DateTime local);
