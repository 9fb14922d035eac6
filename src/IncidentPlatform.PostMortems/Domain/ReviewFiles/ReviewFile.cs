using IncidentPlatform.Kernel;

namespace IncidentPlatform.PostMortems.Domain.ReviewFiles;

/// <summary>
/// What people wrote, decided and promised about one incident. Every entry keeps the edition (stream version) it was made
/// in, so that the file can be read as of any edition.
/// </summary>
public sealed record ReviewFile
{
    /// <summary>The incident.</summary>
    public Guid Id { get; init; }

    public Guid ReviewId { get; init; }

    /// <summary>Human key of the incident.</summary>
    public string Number { get; init; } = "";

    /// <summary>Version of this file's stream: raised by everything recorded on it.</summary>
    public long Edition { get; init; }

    public IReadOnlyList<StoryPoint> Drafted { get; init; } = [];

    public IReadOnlyList<StoryPoint> Ready { get; init; } = [];

    public IReadOnlyList<Words> Written { get; init; } = [];

    public IReadOnlyList<Words> Waived { get; init; } = [];

    public IReadOnlyList<Meeting> Meetings { get; init; } = [];

    public IReadOnlyList<Publication> Authorised { get; init; } = [];

    public IReadOnlyList<Publication> Published { get; init; } = [];

    public IReadOnlyList<ActionItem> ActionItems { get; init; } = [];

    /// <summary>The answer to a field that counts: the last one, unless it was withdrawn.</summary>
    public Words? TextOf(string field) => Written.LastOrDefault(t => t.Field == field) is { Text.Length: > 0 } text ? text : null;

    public Words? WaiverOf(string field) => Waived.LastOrDefault(w => w.Field == field);

    public ReviewPhase Phase =>
        Published.Count > 0 ? ReviewPhase.Published
        : Ready.Count > 0 ? ReviewPhase.Ready
        : Drafted.Count > 0 ? ReviewPhase.Draft
        : ReviewPhase.Open;

    /// <summary>The file as it was at an edition.</summary>
    public ReviewFile AsOf(long edition) => edition >= Edition ? this : this with
    {
        Edition = edition,
        Drafted = [.. Drafted.Where(e => e.Edition <= edition)],
        Ready = [.. Ready.Where(e => e.Edition <= edition)],
        Written = [.. Written.Where(e => e.Edition <= edition)],
        Waived = [.. Waived.Where(e => e.Edition <= edition)],
        Meetings = [.. Meetings.Where(e => e.Edition <= edition)],
        Authorised = [.. Authorised.Where(e => e.Edition <= edition).Select(p => p.AsOf(edition))],
        Published = [.. Published.Where(e => e.Edition <= edition)],
        ActionItems = [.. ActionItems.Where(e => e.Edition <= edition).Select(i => i.AsOf(edition))],
    };
}

/// <summary>How far a review is.</summary>
public enum ReviewPhase
{
    /// <summary>The incident runs.</summary>
    Open,

    /// <summary>It is resolved and watched.</summary>
    Draft,

    /// <summary>All clear: the review can be held.</summary>
    Ready,

    Published,
}

/// <param name="StreamVersion">A version of the incident's stream.</param>
public sealed record StoryPoint(long StreamVersion, DateTimeOffset At, long Edition);

/// <summary>What someone wrote about a field: an answer, or the reason for a waiver.</summary>
public sealed record Words(string Field, string Text, Actor By, DateTimeOffset At, long Edition);

public sealed record Meeting(DateTimeOffset At, string? Place, Actor By, long Edition);
