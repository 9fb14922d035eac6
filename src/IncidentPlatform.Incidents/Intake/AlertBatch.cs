using System.Diagnostics;
using IncidentPlatform.Hosting;
using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Incidents.Catalogue;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Features.Declaring;
using IncidentPlatform.Incidents.Packs;
using IncidentPlatform.Incidents.Reactions;
using IncidentPlatform.Incidents.Views;
using IncidentPlatform.Kernel;
using Marten;

namespace IncidentPlatform.Incidents.Intake;

/// <summary>Looks at webhooks in one transaction: alert documents, what incidents hear of them, and the mark that they were looked at.</summary>
internal sealed class AlertBatch(StreamSession transaction, FirstCommanders commanders, WorkingHours hours, IncidentNumbers numbers)
{
    private readonly Dictionary<string, AlertSource?> sources = [];
    private readonly Dictionary<string, Guid?> incidentsByService = [];
    private readonly Dictionary<Guid, Alert> alerts = [];
    private readonly HashSet<Guid> news = [];
    private readonly Dictionary<Guid, List<Alert>> changed = [];
    private readonly Dictionary<Guid, List<AlertFiring>> firings = [];

    private IDocumentSession Session => transaction.Session;

    public async Task Process(IReadOnlyList<IntakeRow> rows, CancellationToken ct)
    {
        using var activity = ActivityContext.TryParse(rows[0].Trace, null, out var parent)
            ? Telemetry.Source.StartActivity("intake", ActivityKind.Consumer, parent)
            : null;
        var seen = rows.SelectMany(row => row.Alerts.Select(alert => (row, alert, id: alert.Id ?? Alert.IdOf(row.Source, alert.Key)))).ToList();
        foreach (var known in await Session.LoadManyAsync<Alert>(ct, seen.Select(s => s.id).Distinct().ToArray()))
        {
            alerts[known.Id] = known;
        }

        foreach (var (row, alert, id) in seen)
        {
            await See(row, alert, id, ct);
        }

        foreach (var incident in changed.Keys.Union(firings.Keys).Order())
        {
            await Tell(incident, changed.GetValueOrDefault(incident) ?? [], firings.GetValueOrDefault(incident) ?? [], ct);
        }

        Session.Store<Alert>(news.Select(id => alerts[id]));
        IntakeRows.MarkProcessed(Session, rows);
    }

    private async Task See(IntakeRow row, ReceivedAlert received, Guid id, CancellationToken ct)
    {
        var before = alerts.GetValueOrDefault(id) is { } known && known.Source == row.Source ? known : null;
        switch (received.Status)
        {
            case ReceivedStatus.Firing:
                await Turn(row, received, id, before, Alert.Firing, ct);
                break;
            case ReceivedStatus.Resolved when before?.Status == Alert.Firing:
                await Turn(row, received, id, before, Alert.Resolved, ct);
                break;
            case ReceivedStatus.Changed:
                await Change(row, received, id, ct);
                break;
            case ReceivedStatus.Acknowledged or ReceivedStatus.Unacknowledged or ReceivedStatus.Noted when before is not null:
                Keep(Attended(before, received));
                break;
        }
    }

    private Alert Attended(Alert alert, ReceivedAlert received)
    {
        var acknowledged = received.Status == ReceivedStatus.Acknowledged;
        return alert with
        {
            AcknowledgedAt = received.Status == ReceivedStatus.Noted ? alert.AcknowledgedAt : acknowledged ? alert.AcknowledgedAt ?? transaction.Now : null,
            AcknowledgedBy = received.Status == ReceivedStatus.Noted ? alert.AcknowledgedBy : acknowledged ? received.By : null,
            Notes = With(alert.Notes, received),
        };
    }

    private IReadOnlyList<AlertNote> With(IReadOnlyList<AlertNote> notes, ReceivedAlert received) =>
        string.IsNullOrWhiteSpace(received.Note) ? notes : [.. notes.Append(new AlertNote(received.Note, received.By, transaction.Now)).TakeLast(Alert.MostNotes)];

    private void Keep(Alert alert)
    {
        alerts[alert.Id] = alert;
        news.Add(alert.Id);
    }

    private async Task Turn(IntakeRow row, ReceivedAlert received, Guid id, Alert? before, string status, CancellationToken ct)
    {
        var turned = before?.Status != status;
        var ends = status == Alert.Resolved;
        var alert = new Alert
        {
            Id = id,
            Source = row.Source,
            Key = before?.Key ?? received.Key,
            Group = ends && received.Group.Length == 0 ? before!.Group : received.Group,
            Name = ends && before is not null ? before.Name : received.Name,
            Status = status,
            Summary = received.Summary ?? before?.Summary,
            Severity = ends ? before?.Severity : received.Severity,
            Service = ends ? before?.Service : received.Service,
            Link = received.Link ?? before?.Link,
            StartedAt = Earlier(received.StartedAt, transaction.Now) ?? (before is not null && (ends || !turned) ? before.StartedAt : transaction.Now),
            LastSeenAt = transaction.Now,
            Labels = ends && received.Labels.Count == 0 ? before!.Labels : received.Labels,
            IncidentId = before?.IncidentId,
            BodyHash = row.BodyHash,
            Openings = (before?.Openings ?? 0) + (turned && !ends ? 1 : 0),
            AcknowledgedAt = turned ? null : before?.AcknowledgedAt,
            AcknowledgedBy = turned ? null : before?.AcknowledgedBy,
            Notes = ends ? With(before!.Notes, received) : before?.Notes ?? With([], received),
        };
        if (alert.IsRepeatOf(before))
        {
            return;
        }

        Keep(alert);
        if (turned || StartedAgain(before!, alert))
        {
            alert = alert with { IncidentId = await IncidentFor(row, received, alert, ct) };
            if (alert.IncidentId is { } incident)
            {
                Note(incident, alert, turned, joined: turned || incident != before!.IncidentId);
            }
        }

        alerts[id] = alert;
    }

    /// <summary>A change stands beside the incident that goes on on the same service, and is kept for those that are declared soon after.</summary>
    private async Task Change(IntakeRow row, ReceivedAlert received, Guid id, CancellationToken ct)
    {
        if (await SourceOf(row.Source, ct) is not { } source)
        {
            return;
        }

        var change = new ChangeEvent(
            id, source.Id, AlertDeclaration.ServiceOf(source, received), received.Summary ?? received.Name,
            Earlier(received.StartedAt, transaction.Now) ?? transaction.Now, received.Link, received.Labels);
        Session.Store(change);
        if (await IncidentOn(change.Service, ct) is { } incident)
        {
            await transaction.Append<Incident>(incident, new Intent(Actor.Source(source.Id)), (_, now) => Reports.RecordChange(change.Fact, change.At, now), ct);
        }
    }

    /// <summary>A source whose clock is ahead of ours tells of nothing that is still to come.</summary>
    private static DateTimeOffset? Earlier(DateTimeOffset? said, DateTimeOffset now) => said > now ? now : said;

    /// <summary>It counted as firing all along, because its source does not say when an alert ends; and says now that it started later.</summary>
    private static bool StartedAgain(Alert before, Alert alert) => alert.Status == Alert.Firing && alert.StartedAt > before.StartedAt;

    /// <param name="joined">Whether the alert joins the incident with this; one that only started again has joined already.</param>
    private void Note(Guid incident, Alert alert, bool turned, bool joined)
    {
        if (joined)
        {
            Of(changed, incident).Add(alert);
        }

        if (alert.Status == Alert.Firing)
        {
            Of(firings, incident).Add(new AlertFiring(alert.Source, alert.Name, alert.StartedAt, turned || joined));
        }
    }

    private static List<T> Of<T>(Dictionary<Guid, List<T>> all, Guid incident) =>
        all.TryGetValue(incident, out var list) ? list : all[incident] = [];

    /// <summary>The incident that is open on the alert's service; else, for a firing alert of a source that declares, a new one.</summary>
    private async Task<Guid?> IncidentFor(IntakeRow row, ReceivedAlert received, Alert alert, CancellationToken ct)
    {
        if (alert.IncidentId is { } known && await OpenIncidents.GoingOnAs(Session, known, ct) is { } open)
        {
            return open;
        }

        if (await SourceOf(row.Source, ct) is not { } source)
        {
            return null;
        }

        var service = AlertDeclaration.ServiceOf(source, received);
        var incident = await IncidentOn(service, ct);
        if (incident is null && source.Declares && alert.Status == Alert.Firing)
        {
            incidentsByService[service] = incident = await Declare(source, received, alert, ct);
        }

        return alert.Status == Alert.Firing ? incident : alert.IncidentId;
    }

    private async Task<Guid?> IncidentOn(string service, CancellationToken ct) =>
        incidentsByService.TryGetValue(service, out var incident) ? incident : incidentsByService[service] = await OpenIncidents.On(Session, service, ct);

    private async Task<AlertSource?> SourceOf(string name, CancellationToken ct) =>
        sources.TryGetValue(name, out var source) ? source : sources[name] = await Session.LoadAsync<AlertSource>(name, ct);

    private async Task<Guid> Declare(AlertSource source, ReceivedAlert received, Alert alert, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        var declared = AlertDeclaration.Of(source, received, await numbers.Next(ct), alert.StartedAt);
        var night = await hours.Night(declared.Services, declared.Mode, transaction.Now, ct);
        var commander = await commanders.Choose(Session, transaction.Now, night, ct);
        var pack = await Session.FindPack(source.Pack ?? PolicyPacks.Usual, null, ct) ?? PolicyPacks.Default;
        var written = await transaction.Append<Incident>(
            id, new Intent(Actor.Source(source.Id)),
            (state, now) => Declaration.Declare(state, declared, pack.Resolve(declared.Severity), commander, now, night: night), ct);
        return written.Refusal is null ? id : throw new InvalidOperationException($"An alert could not declare: {written.Refusal.Code}.");
    }

    private async Task Tell(Guid incident, List<Alert> joined, List<AlertFiring> fired, CancellationToken ct)
    {
        await transaction.Lock<Incident>(incident, ct);
        if (joined.Count > 0)
        {
            await Attach(incident, joined, ct);
        }

        if (fired.Count > 0)
        {
            var othersFire = await OpenIncidents.HasFiring(Session, incident, ct);
            await transaction.Append<Incident>(
                incident, new Intent(Actor.Source(fired[0].Source)), (i, _) => i is null ? Decision.Nothing : AlertFirings.Of(i, fired, othersFire), ct);
        }
    }

    private async Task Attach(Guid incident, List<Alert> joined, CancellationToken ct)
    {
        var intent = new Intent(Actor.Source(joined[0].Source));
        var waiting = (await Session.LoadAsync<AlertsWaiting>(incident, ct) ?? new AlertsWaiting { Id = incident }).And(joined);
        if (waiting.MayBeToldAt(transaction.Now))
        {
            await transaction.Append<Incident>(incident, intent, (_, _) => Reports.Attach(waiting.Fact), ct);
            waiting = waiting.ToldAt(transaction.Now);
        }
        else if (waiting.Count == joined.Count)
        {
            transaction.Schedule(incident, new Due(AttachAlerts.Kind, new AttachAlerts(incident), waiting.LastAttachedAt!.Value + AlertsWaiting.Between));
        }

        Session.Store(waiting);
    }
}
