namespace IncidentPlatform.Incidents.Domain;

/// <summary>The incident's timer: runs from declaration, stops at resolved, resumes when reopened.</summary>
/// <param name="StartedAt">When it was declared.</param>
/// <param name="StoppedAt">When it was stopped, while it stands.</param>
/// <param name="Standing">All the time it has stood between stops and resumptions.</param>
public sealed record IncidentTimer(DateTimeOffset StartedAt, DateTimeOffset? StoppedAt = null, TimeSpan Standing = default)
{
    public TimeSpan Elapsed(DateTimeOffset now) => (StoppedAt ?? now) - StartedAt - Standing;

    public IncidentTimer Stop(DateTimeOffset at) => StoppedAt is null ? this with { StoppedAt = at } : this;

    public IncidentTimer Resume(DateTimeOffset at) =>
        StoppedAt is { } stopped ? this with { StoppedAt = null, Standing = Standing + (at - stopped) } : this;
}
