using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Intake;

/// <summary>Alerts of an incident that wait to be told together: at most one fact in ten seconds, however many alerts storm in.</summary>
public sealed record AlertsWaiting
{
    public static readonly TimeSpan Between = TimeSpan.FromSeconds(10);

    /// <summary>A fact refers to this many alerts by id; it counts all of them, and the alert list has them all.</summary>
    public const int MostReferred = 500;

    /// <summary>The incident.</summary>
    public Guid Id { get; init; }

    public DateTimeOffset? LastAttachedAt { get; init; }
    public int Count { get; init; }
    public IReadOnlyList<string> Groups { get; init; } = [];
    public IReadOnlyList<AlertReference> Alerts { get; init; } = [];

    public AlertsAttached Fact => new(Count, Groups, Alerts);

    public bool MayBeToldAt(DateTimeOffset now) => LastAttachedAt is not { } last || now - last >= Between;

    public AlertsWaiting And(IReadOnlyCollection<Alert> more) => this with
    {
        Count = Count + more.Count,
        Groups = [.. Groups.Union(more.Select(a => a.Group))],
        Alerts = [.. Alerts.Concat(more.Select(Reference)).Take(MostReferred)],
    };

    public AlertsWaiting ToldAt(DateTimeOffset now) => new() { Id = Id, LastAttachedAt = now };

    private static AlertReference Reference(Alert a) => new(
        a.Id, a.Source, a.Key, a.Status == Alert.Firing ? AlertStatus.Firing : AlertStatus.Resolved, a.StartedAt, a.BodyHash, a.Name)
    {
        Flapping = a.FlappingUntil > a.LastSeenAt ? true : null,
    };
}
