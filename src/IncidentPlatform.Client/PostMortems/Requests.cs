namespace IncidentPlatform.Client.PostMortems;

/// <param name="Text">Plain text; an empty line starts a paragraph. Empty, it withdraws the answer.</param>
/// <param name="BasedOn">The edition that was read: where someone has written this section since, the text is refused.</param>
public sealed record WriteSection(string Text, long? BasedOn = null);

/// <param name="Place">Where, usually a link.</param>
public sealed record ScheduleMeeting(DateTimeOffset At, string? Place = null);

public sealed record WaiveField(string Field, string Reason);

/// <param name="Distribution"><c>internal</c> or <c>external</c>.</param>
public sealed record PublishReview(string Distribution);

/// <param name="Owner">Person id.</param>
/// <param name="Due">End of the day it is due.</param>
/// <param name="Priority"><c>high</c>, <c>medium</c> or <c>low</c>.</param>
public sealed record OpenActionItem(string Action, string Owner, DateTimeOffset Due, string Priority);
