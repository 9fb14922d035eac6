namespace IncidentPlatform.Contracts.Facts;

/// <summary>Somebody is asked to do something; the same work may be assigned anew.</summary>
/// <param name="WorkId">The work.</param>
/// <param name="What">What is to be done.</param>
/// <param name="Kind"><c>person</c> or <c>team</c>.</param>
/// <param name="Assignee">Person id, or name of a team.</param>
/// <param name="Replaces">Who had it before.</param>
public sealed record WorkAssigned(Guid WorkId, string What, string Kind, string Assignee, string? Replaces = null);

/// <summary>The commander says what comes first, across all teams.</summary>
/// <param name="Order">Open work, most urgent first.</param>
public sealed record WorkOrdered(IReadOnlyList<Guid> Order);

/// <param name="WorkId">The work.</param>
/// <param name="Outcome">What came of it.</param>
public sealed record WorkDone(Guid WorkId, string? Outcome = null);

/// <summary>How things stand technically, addressed to the commander.</summary>
/// <param name="To">Person id of the commander.</param>
/// <param name="Text">How things stand.</param>
public sealed record TechnicalStatusGiven(string To, string Text);

/// <summary>Customers hear of this incident more or less often than its policy says.</summary>
/// <param name="Every">Longest time between updates from here on.</param>
/// <param name="Least">The policy allows no less.</param>
/// <param name="Most">The policy allows no more.</param>
/// <param name="Reason">Why.</param>
public sealed record CadenceChanged(TimeSpan Every, TimeSpan Least, TimeSpan Most, string Reason);
