namespace IncidentPlatform.Incidents.Intake;

/// <summary>How an alert follows from what is received of it.</summary>
internal static class AlertEvolution
{
    /// <param name="before">The alert as it was; null where it is new.</param>
    /// <param name="inhibits">The inhibitions that it is the cause of while it fires.</param>
    public static Alert Fired(Alert? before, Sight sight, IReadOnlyList<string> inhibits, DateTimeOffset now)
    {
        var (received, turned) = (sight.Alert, before?.Status != Alert.Firing);
        return new Alert
        {
            Id = sight.Id,
            Source = sight.Row.Source,
            Key = before?.Key ?? received.Key,
            Group = received.Group,
            Name = received.Name,
            Status = Alert.Firing,
            Summary = received.Summary ?? before?.Summary,
            Severity = received.Severity,
            Service = sight.Routed.Service,
            NamedService = received.Service,
            Link = received.Link ?? before?.Link,
            Rule = sight.Routed.Rule,
            Priority = sight.Routed.Priority,
            Inhibits = inhibits,
            StartedAt = NotAhead(received.StartedAt, now) ?? (turned ? now : before!.StartedAt),
            LastSeenAt = now,
            Labels = received.Labels,
            IncidentId = before?.IncidentId,
            BodyHash = sight.Row.BodyHash.Length == 0 && before is not null ? before.BodyHash : sight.Row.BodyHash,
            Openings = (before?.Openings ?? 0) + (turned ? 1 : 0),
            AcknowledgedAt = turned ? null : before?.AcknowledgedAt,
            AcknowledgedBy = turned ? null : before?.AcknowledgedBy,
            Notes = before?.Notes ?? With([], received, now),
            Turns = before?.Turns ?? [],
            FlappingUntil = before?.FlappingUntil,
        };
    }

    /// <summary>What a resolve leaves out stays as the alert last said it.</summary>
    public static Alert Ended(Alert before, Sight sight, DateTimeOffset now) => before with
    {
        Group = sight.Alert.Group.Length == 0 ? before.Group : sight.Alert.Group,
        Status = Alert.Resolved,
        Summary = sight.Alert.Summary ?? before.Summary,
        StartedAt = NotAhead(sight.Alert.StartedAt, now) ?? before.StartedAt,
        LastSeenAt = now,
        Labels = sight.Alert.Labels.Count == 0 ? before.Labels : sight.Alert.Labels,
        BodyHash = sight.Row.BodyHash,
        AcknowledgedAt = null,
        AcknowledgedBy = null,
        Notes = With(before.Notes, sight.Alert, now),
    };

    /// <summary>It turned from quiet to firing, or back.</summary>
    public static Alert Turned(Alert alert, Alert? before, DateTimeOffset now)
    {
        var turns = Flapping.With(before?.Turns ?? [], now);
        return alert with { Turns = turns, FlappingUntil = Flapping.Until(turns, now) };
    }

    /// <summary>Somebody looks after it where it came from, or noted something about it.</summary>
    public static Alert Attended(Alert alert, ReceivedAlert received, DateTimeOffset now)
    {
        var acknowledged = received.Status == ReceivedStatus.Acknowledged;
        return alert with
        {
            AcknowledgedAt = received.Status == ReceivedStatus.Noted ? alert.AcknowledgedAt : acknowledged ? alert.AcknowledgedAt ?? now : null,
            AcknowledgedBy = received.Status == ReceivedStatus.Noted ? alert.AcknowledgedBy : acknowledged ? received.By : null,
            Notes = With(alert.Notes, received, now),
        };
    }

    /// <summary>That it flaps is said once; from then on a turn more is no news to the incident.</summary>
    public static bool SaidToFlap(Alert? before, Alert alert) => alert.FlappingUntil is not null && before?.FlappingUntil > alert.LastSeenAt;

    /// <summary>It counted as firing all along, because its source does not say when an alert ends; and says now that it started later.</summary>
    public static bool StartedAgain(Alert before, Alert alert) => alert.Status == Alert.Firing && alert.StartedAt > before.StartedAt;

    /// <summary>A source whose clock is ahead of ours tells of nothing that is still to come.</summary>
    public static DateTimeOffset? NotAhead(DateTimeOffset? said, DateTimeOffset now) => said > now ? now : said;

    private static IReadOnlyList<AlertNote> With(IReadOnlyList<AlertNote> notes, ReceivedAlert received, DateTimeOffset now) =>
        string.IsNullOrWhiteSpace(received.Note) ? notes : [.. notes.Append(new AlertNote(received.Note, received.By, now)).TakeLast(Alert.MostNotes)];
}
