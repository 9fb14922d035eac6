using IncidentPlatform.Kernel;

namespace IncidentPlatform.PostMortems.Domain.ReviewFiles;

/// <summary>The file of an incident's review was opened, at its declaration.</summary>
public sealed record ReviewOpened(string Number);

/// <summary>The incident was resolved: there is a whole story to draft from.</summary>
/// <param name="StreamVersion">The incident's stream version that says so.</param>
public sealed record ReviewDrafted(long StreamVersion);

/// <summary>The all clear was declared: the story is complete and can be reviewed.</summary>
/// <param name="StreamVersion">The incident's stream version that says so.</param>
public sealed record ReviewMadeReady(long StreamVersion);

/// <summary>Someone answered a field in words; an empty text withdraws the answer.</summary>
/// <param name="Field">Name of the field in the template.</param>
public sealed record SectionWritten(string Field, [property: Personal] string Text);

/// <param name="At">When the meeting is.</param>
/// <param name="Place">Where, usually a link.</param>
public sealed record ReviewScheduled(Guid ReviewId, DateTimeOffset At, [property: Personal] string? Place);

/// <summary>A field may stay unanswered.</summary>
public sealed record FieldWaived(string Field, [property: Personal] string Reason);

/// <summary>The text of this version and edition may go out; nothing else may.</summary>
/// <param name="StreamVersion">It tells the incident's stream up to here.</param>
/// <param name="Edition">It holds what people wrote up to here.</param>
/// <param name="ContentHash">SHA-256 of the text as Markdown, hexadecimal.</param>
public sealed record PublicationAuthorised(Guid PublicationId, Distribution Distribution, long StreamVersion, long Edition, string ContentHash);

/// <summary>What was authorised does not go out.</summary>
public sealed record PublicationStopped(Guid PublicationId, string Reason);

/// <summary>It is out.</summary>
/// <param name="Url">Where it is, where the place it was published to has addresses.</param>
public sealed record ReviewPublished(
    Guid ReviewId, Guid PublicationId, Distribution Distribution, long StreamVersion, long Edition, string ContentHash, string? Url);

/// <param name="Owner">Person id.</param>
/// <param name="Due">End of the day it is due.</param>
public sealed record ActionItemOpened(Guid ActionItemId, [property: Personal] string Action, string Owner, DateTimeOffset Due, Priority Priority);

/// <summary>A tracker outside has it too.</summary>
/// <param name="Reference">What the tracker calls it.</param>
public sealed record ActionItemTracked(Guid ActionItemId, string Tracker, string Reference, string? Url);

public sealed record ActionItemCompleted(Guid ActionItemId);

/// <summary>For whom a review is published.</summary>
public enum Distribution
{
    /// <summary>All of engineering, support and leadership: every field.</summary>
    Internal,

    /// <summary>Everyone: the public fields only.</summary>
    External,
}

public enum Priority
{
    High,
    Medium,
    Low,
}
