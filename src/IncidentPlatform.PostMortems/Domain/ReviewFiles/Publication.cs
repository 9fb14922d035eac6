using IncidentPlatform.Kernel;

namespace IncidentPlatform.PostMortems.Domain.ReviewFiles;

/// <summary>A text that may go out, or is out.</summary>
/// <param name="StreamVersion">It tells the incident's stream up to here.</param>
/// <param name="Of">The edition that is published; <paramref name="Edition"/> is the one that recorded it.</param>
/// <param name="By">Who authorised it.</param>
public sealed record Publication(
    Guid Id, Distribution Distribution, long StreamVersion, long Of, string ContentHash, string? Url, Actor By, DateTimeOffset At, long Edition)
{
    public Stop? Stopped { get; init; }

    public Publication AsOf(long edition) => this with { Stopped = Stopped?.Edition <= edition ? Stopped : null };
}

/// <param name="Reason">Why it did not go out.</param>
public sealed record Stop(string Reason, long Edition);
