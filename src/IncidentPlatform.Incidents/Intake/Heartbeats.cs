using IncidentPlatform.Hosting.DueWork;
using Marten;

namespace IncidentPlatform.Incidents.Intake;

/// <summary>When a source that has a heartbeat was last heard of.</summary>
/// <param name="Id">The source.</param>
public sealed record SourceSeen(string Id, DateTimeOffset At);

/// <summary>It is time to look whether a source was heard of.</summary>
/// <param name="Since">Since when it has to be: of a source that was changed meanwhile this is another.</param>
public sealed record HeartbeatDue(string Source, DateTimeOffset Since)
{
    public const string Kind = "heartbeat-due";

    public static Due At(DateTimeOffset at, AlertSource source) => new(Kind, new HeartbeatDue(source.Id, source.HeartbeatSince!.Value), at);
}

/// <summary>Sources that have to be heard of: one that goes quiet is an alert of its own.</summary>
internal static class Heartbeats
{
    private const string Key = "heartbeat";

    /// <summary>The alert about a source that is quiet; also the stream that its timers are sorted by.</summary>
    public static Guid AlertOf(string source) => Alert.IdOf(source, Key);

    /// <summary>The source was heard of; the alert that it is quiet ends. Of one without a heartbeat that is nothing.</summary>
    public static async Task Seen(IDocumentSession session, AlertSource source, DateTimeOffset now, CancellationToken ct)
    {
        if (source.Heartbeat is null)
        {
            return;
        }

        session.Store(new SourceSeen(source.Id, now));
        if (await session.LoadAsync<Alert>(AlertOf(source.Id), ct) is { Status: Alert.Firing })
        {
            Tell(session, source, ReceivedStatus.Resolved, null);
        }
    }

    public static void Tell(IDocumentSession session, AlertSource source, ReceivedStatus status, DateTimeOffset? since) => IntakeRows.Queue(
        session, source.Id, "",
        [new ReceivedAlert(
            Key, Key, status, "Heartbeat missed", $"Nothing was heard of {source.Id} for {source.Heartbeat}", since, new Dictionary<string, string>(), AlertSeverity.Error)]);
}

public sealed class HeartbeatDueTimer : ITimer<HeartbeatDue>
{
    public async Task Fire(HeartbeatDue payload, Firing firing, CancellationToken ct)
    {
        if (await firing.Session.LoadAsync<AlertSource>(payload.Source, ct) is not { Heartbeat: { } every } source || source.HeartbeatSince != payload.Since)
        {
            return;
        }

        var seen = (await firing.Session.LoadAsync<SourceSeen>(source.Id, ct))?.At is { } at && at > payload.Since ? at : payload.Since;
        var missed = firing.Now - seen >= every;
        if (missed && await firing.Session.LoadAsync<Alert>(Heartbeats.AlertOf(source.Id), ct) is not { Status: Alert.Firing })
        {
            Heartbeats.Tell(firing.Session, source, ReceivedStatus.Firing, seen);
        }

        firing.Schedule(firing.StreamId, HeartbeatDue.At(missed ? firing.Now + every : seen + every, source));
    }
}
