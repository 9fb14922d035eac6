namespace IncidentPlatform.PostMortems.Domain.ReviewFiles;

/// <summary>Work that a review asks for.</summary>
/// <param name="Owner">Person id.</param>
/// <param name="Edition">The edition it was opened in.</param>
public sealed record ActionItem(
    Guid Id, string Action, string Owner, DateTimeOffset Due, Priority Priority, DateTimeOffset OpenedAt, long Edition)
{
    public Completion? Completed { get; init; }

    public Tracking? Tracked { get; init; }

    /// <summary>Past its due date and not done.</summary>
    public bool IsOverdue(DateTimeOffset now) => Completed is null && now > Due;

    public ActionItem AsOf(long edition) => this with
    {
        Completed = Completed?.Edition <= edition ? Completed : null,
        Tracked = Tracked?.Edition <= edition ? Tracked : null,
    };
}

public sealed record Completion(DateTimeOffset At, long Edition);

/// <param name="Reference">What the tracker calls it.</param>
public sealed record Tracking(string Tracker, string Reference, string? Url, long Edition);
