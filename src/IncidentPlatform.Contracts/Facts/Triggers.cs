namespace IncidentPlatform.Contracts.Facts;

/// <summary>Several customers were found to be hit at once.</summary>
/// <param name="Customers">How many.</param>
/// <param name="Services">Services they have in common.</param>
/// <param name="DetectedBy">What found it: a monitor, a query, a team.</param>
public sealed record CustomerImpactDetected(int Customers, IReadOnlyList<string> Services, string DetectedBy);

/// <summary>A customer's executive went to one of ours.</summary>
/// <param name="ReceivedBy">Person id of who received it.</param>
/// <param name="From">Who it came from, and for which customer.</param>
/// <param name="Reason">What they said.</param>
public sealed record ExecutiveEscalationReceived(string ReceivedBy, string From, string Reason);

/// <summary>Customers were first hit at another time than was thought.</summary>
/// <param name="From">What was thought, where anything was.</param>
/// <param name="To">When it really was.</param>
/// <param name="Reason">How that is known.</param>
public sealed record ImpactStartCorrected(DateTimeOffset? From, DateTimeOffset To, string Reason);
