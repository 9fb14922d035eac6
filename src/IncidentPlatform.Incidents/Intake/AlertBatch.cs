using System.Diagnostics;
using IncidentPlatform.Hosting;
using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Incidents.Catalogue;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Features.Declaring;
using IncidentPlatform.Incidents.Intake.Routing;
using IncidentPlatform.Incidents.Intake.Silencing;
using IncidentPlatform.Incidents.Packs;
using IncidentPlatform.Incidents.Reactions;
using IncidentPlatform.Incidents.Views;
using IncidentPlatform.Kernel;
using Marten;

namespace IncidentPlatform.Incidents.Intake;

/// <summary>Looks at webhooks in one transaction: alert documents, what incidents hear of them, and the mark that they were looked at.</summary>
internal sealed class AlertBatch
{
    private readonly StreamSession transaction;
    private readonly IntakeRules rules;
    private readonly FirstCommanders commanders;
    private readonly WorkingHours hours;
    private readonly IncidentNumbers numbers;

    /// <summary>One instant for all that a batch holds.</summary>
    private readonly DateTimeOffset now;
    private readonly Destinations destinations;
    private readonly Dictionary<string, AlertSource> sources = [];
    private readonly Dictionary<Guid, Alert> alerts = [];
    private readonly HashSet<Guid> news = [];
    private readonly Inhibiting inhibiting;
    private readonly HashSet<string> released = [];
    private readonly HashSet<Guid> gathering = [];
    private readonly HashSet<(Guid, DateTimeOffset)> changes = [];
    private readonly Dictionary<Guid, List<Alert>> changed = [];
    private readonly Dictionary<Guid, List<AlertFiring>> firings = [];

    public AlertBatch(StreamSession transaction, IntakeRules rules, FirstCommanders commanders, WorkingHours hours, IncidentNumbers numbers)
    {
        (this.transaction, this.rules, this.commanders, this.hours, this.numbers) = (transaction, rules, commanders, hours, numbers);
        now = transaction.Now;
        destinations = new Destinations(Session, rules);
        inhibiting = new Inhibiting(Session, alerts);
    }

    private IDocumentSession Session => transaction.Session;

    public async Task Process(IReadOnlyList<IntakeRow> rows, CancellationToken ct)
    {
        using var activity = ActivityContext.TryParse(rows[0].Trace, null, out var parent)
            ? Telemetry.Source.StartActivity("intake", ActivityKind.Consumer, parent)
            : null;
        var seen = new List<Sight>();
        foreach (var row in rows)
        {
            var source = await SourceOf(row.Source, ct);
            seen.AddRange(row.Alerts.Select(alert => new Sight(row, source, alert, alert.Id ?? Alert.IdOf(row.Source, alert.Key), rules.Routing.Route(source, alert))));
        }

        foreach (var known in await Session.LoadManyAsync<Alert>(ct, seen.Select(s => s.Id).Distinct().ToArray()))
        {
            alerts[known.Id] = known;
        }

        // Causes come before what fails with them; what is about one service stays in its order.
        foreach (var sight in rules.CausesFirst(seen, s => s.Routed.Service))
        {
            await See(sight, ct);
        }

        foreach (var source in rows.Select(r => r.Source).Distinct())
        {
            // What the platform tells of itself has no body: it is no sign of life of the source.
            if (rows.Any(r => r.Source == source && r.BodyHash.Length > 0))
            {
                await Heartbeats.Seen(Session, await SourceOf(source, ct), now, ct);
            }
        }

        foreach (var incident in changed.Keys.Union(firings.Keys).Order())
        {
            await Tell(incident, changed.GetValueOrDefault(incident) ?? [], firings.GetValueOrDefault(incident) ?? [], ct);
        }

        foreach (var inhibition in released)
        {
            await ReleaseUnlessStillInhibited(inhibition, ct);
        }

        Session.Store<Alert>(news.Select(id => alerts[id]));
        IntakeRows.MarkProcessed(Session, rows);
    }

    private async Task See(Sight sight, CancellationToken ct)
    {
        var before = alerts.GetValueOrDefault(sight.Id) is { } known && known.Source == sight.Row.Source ? known : null;
        switch (sight.Alert.Status)
        {
            case ReceivedStatus.Firing:
                await Turn(sight, before, Alert.Firing, ct);
                break;
            case ReceivedStatus.Resolved when before?.Status == Alert.Firing:
                await Turn(sight, before, Alert.Resolved, ct);
                break;
            case ReceivedStatus.Released when before is { Status: Alert.Firing, HeldBy: not null }:
                var again = HeldBack.AsItStands(before);
                await Turn(sight with { Alert = again, Routed = rules.Routing.Route(sight.Source, again) }, before, Alert.Firing, ct);
                break;
            case ReceivedStatus.Changed:
                await Change(sight, ct);
                break;
            case ReceivedStatus.Acknowledged or ReceivedStatus.Unacknowledged or ReceivedStatus.Noted when before is not null:
                Keep(Attended(before, sight.Alert));
                break;
        }
    }

    private Alert Attended(Alert alert, ReceivedAlert received)
    {
        var acknowledged = received.Status == ReceivedStatus.Acknowledged;
        return alert with
        {
            AcknowledgedAt = received.Status == ReceivedStatus.Noted ? alert.AcknowledgedAt : acknowledged ? alert.AcknowledgedAt ?? now : null,
            AcknowledgedBy = received.Status == ReceivedStatus.Noted ? alert.AcknowledgedBy : acknowledged ? received.By : null,
            Notes = With(alert.Notes, received),
        };
    }

    private IReadOnlyList<AlertNote> With(IReadOnlyList<AlertNote> notes, ReceivedAlert received) =>
        string.IsNullOrWhiteSpace(received.Note) ? notes : [.. notes.Append(new AlertNote(received.Note, received.By, now)).TakeLast(Alert.MostNotes)];

    private void Keep(Alert alert)
    {
        inhibiting.Changed(alerts.GetValueOrDefault(alert.Id), alert);
        alerts[alert.Id] = alert;
        news.Add(alert.Id);
    }

    private async Task Turn(Sight sight, Alert? before, string status, CancellationToken ct)
    {
        var (received, routed, ends) = (sight.Alert, sight.Routed, status == Alert.Resolved);
        var fields = new AlertFields(sight.Source, received, routed.Service);
        var alert = ends ? Ended(before!, sight) : Fired(before, sight, fields);
        alert = alert with { HeldBy = ends ? null : await HeldBy(alert, fields, before, ct) };
        if (alert.IsRepeatOf(before))
        {
            return;
        }

        var turned = before?.Status != status;
        if (turned)
        {
            var turns = Flapping.With(before?.Turns ?? [], now);
            alert = alert with { Turns = turns, FlappingUntil = Flapping.Until(turns, now) };
        }

        Keep(alert);
        if (alert.HeldBy is null && (turned || before!.HeldBy is not null || StartedAgain(before, alert)))
        {
            alert = await FindIncident(sight, alert, fields, ct);
            if (alert.IncidentId is { } incident)
            {
                var news = turned || before!.HeldBy is not null;
                Note(incident, alert, news, joined: (news && !SaidToFlap(before, alert)) || incident != before!.IncidentId);
            }
        }

        if (ends)
        {
            released.UnionWith(alert.Inhibits);
        }

        alerts[alert.Id] = alert;
    }

    private Alert Fired(Alert? before, Sight sight, AlertFields fields)
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
            Inhibits = rules.InhibitionsBy(fields),
            StartedAt = NotAhead(received.StartedAt) ?? (turned ? now : before!.StartedAt),
            LastSeenAt = now,
            Labels = received.Labels,
            IncidentId = before?.IncidentId,
            BodyHash = sight.Row.BodyHash.Length == 0 && before is not null ? before.BodyHash : sight.Row.BodyHash,
            Openings = (before?.Openings ?? 0) + (turned ? 1 : 0),
            AcknowledgedAt = turned ? null : before?.AcknowledgedAt,
            AcknowledgedBy = turned ? null : before?.AcknowledgedBy,
            Notes = before?.Notes ?? With([], received),
            Turns = before?.Turns ?? [],
            FlappingUntil = before?.FlappingUntil,
        };
    }

    /// <summary>What a resolve leaves out stays as the alert last said it.</summary>
    private Alert Ended(Alert before, Sight sight) => before with
    {
        Group = sight.Alert.Group.Length == 0 ? before.Group : sight.Alert.Group,
        Status = Alert.Resolved,
        Summary = sight.Alert.Summary ?? before.Summary,
        StartedAt = NotAhead(sight.Alert.StartedAt) ?? before.StartedAt,
        LastSeenAt = now,
        Labels = sight.Alert.Labels.Count == 0 ? before.Labels : sight.Alert.Labels,
        BodyHash = sight.Row.BodyHash,
        AcknowledgedAt = null,
        AcknowledgedBy = null,
        Notes = With(before.Notes, sight.Alert),
    };

    /// <summary>
    /// What fired before it could be held back stays what it is. While a recovery is watched nothing holds its alerts back: they may be a
    /// recurrence.
    /// </summary>
    private async Task<string?> HeldBy(Alert alert, AlertFields fields, Alert? before, CancellationToken ct)
    {
        if (before is { Status: Alert.Firing, HeldBy: null } || await destinations.On(alert.Service!, ct) is { Watched: true })
        {
            return null;
        }

        if (rules.SilenceOf(fields) is { } silence)
        {
            return HeldBack.BySilence(silence.Id);
        }

        foreach (var inhibition in rules.InhibitionsOf(fields))
        {
            if (!alert.Inhibits.Contains(inhibition) && await inhibiting.Holds(inhibition, ct))
            {
                return HeldBack.ByInhibition(inhibition);
            }
        }

        // Whether its group is gathered still is decided where its incident is looked for.
        return null;
    }

    private async Task ReleaseUnlessStillInhibited(string inhibition, CancellationToken ct)
    {
        if (!await inhibiting.Holds(inhibition, ct))
        {
            await HeldBack.Release(Session, HeldBack.ByInhibition(inhibition), ct, alerts.Values);
        }
    }

    /// <summary>That it flaps is said once; from then on a turn more is no news to the incident.</summary>
    private static bool SaidToFlap(Alert? before, Alert alert) => alert.FlappingUntil is not null && before?.FlappingUntil > alert.LastSeenAt;

    /// <summary>A change stands beside the incident that goes on on the same service, and is kept for those that are declared soon after.</summary>
    private async Task Change(Sight sight, CancellationToken ct)
    {
        var change = new ChangeEvent(
            sight.Id, sight.Source.Id, sight.Routed.Service, sight.Alert.Summary ?? sight.Alert.Name,
            NotAhead(sight.Alert.StartedAt) ?? now, sight.Alert.Link, sight.Alert.Labels);
        if (!changes.Add((change.Id, change.At)) || (await Session.LoadAsync<ChangeEvent>(change.Id, ct))?.At == change.At)
        {
            return; // It was told twice.
        }

        Session.Store(change);
        if (await destinations.On(change.Service, ct) is { } incident)
        {
            await transaction.Append<Incident>(incident.Id, new Intent(Actor.Source(change.Source)), (_, at) => Reports.RecordChange(change.Fact, change.At, at), ct);
        }
    }

    /// <summary>A source whose clock is ahead of ours tells of nothing that is still to come.</summary>
    private DateTimeOffset? NotAhead(DateTimeOffset? said) => said > now ? now : said;

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

    /// <summary>
    /// The alert with the incident it belongs to: its own while that goes on; the one of its group; the one on its service; one with the
    /// same cause; else, where its rule says so, a new one, once its group was gathered.
    /// </summary>
    private async Task<Alert> FindIncident(Sight sight, Alert alert, AlertFields fields, CancellationToken ct)
    {
        if (alert.IncidentId is { } known && await destinations.GoingOn(known, ct) is { } open)
        {
            return alert with { IncidentId = open };
        }

        if (alert.Status != Alert.Firing)
        {
            return alert;
        }

        var routed = sight.Routed;
        var group = routed.Grouping is { } by ? await destinations.Join(routed, fields, by, now, ct) : null;
        var incident = group?.IncidentId is { } grouped ? await destinations.GoingOn(grouped, ct) : null;
        incident ??= (await destinations.On(routed.Service, ct))?.Id;
        incident ??= routed.JoinsRelated ? await destinations.Related(routed.Service, ct) : null;
        if (incident is null && routed.Action == AlertAction.Declare)
        {
            if (group is not null && now < group.ActsAt)
            {
                if (group.OpenedAt == now && gathering.Add(group.Id))
                {
                    transaction.Schedule(group.Id, new Due(GroupGathered.Kind, new GroupGathered(), group.ActsAt));
                }

                return alert with { HeldBy = HeldBack.ByGroup(group.Id) };
            }

            incident = await Declare(sight.Source, routed, alert, sight.Alert, ct);
            destinations.Declared(routed.Service, incident.Value);
        }

        if (group is not null && incident != group.IncidentId)
        {
            destinations.Keep(group with { IncidentId = incident });
        }

        return alert with { IncidentId = incident };
    }

    private async Task<AlertSource> SourceOf(string name, CancellationToken ct) => sources.TryGetValue(name, out var source)
        ? source
        : sources[name] = await Session.LoadAsync<AlertSource>(name, ct) ?? throw new InvalidOperationException("A row of intake names a source that there is not.");

    private async Task<Guid> Declare(AlertSource source, Routed routed, Alert alert, ReceivedAlert received, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        var declared = AlertDeclaration.Of(source, routed, received, await numbers.Next(ct), alert.StartedAt);
        var night = await hours.Night(declared.Services, declared.Mode, now, ct);
        var commander = await commanders.Choose(Session, now, night, ct);
        var pack = await Session.FindPack(source.Pack ?? PolicyPacks.Usual, null, ct) ?? PolicyPacks.Default;
        var written = await transaction.Append<Incident>(
            id, new Intent(Actor.Source(source.Id)),
            (state, at) => Declaration.Declare(state, declared, pack.Resolve(declared.Severity), commander, at, night: night), ct);
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
        if (waiting.MayBeToldAt(now))
        {
            await transaction.Append<Incident>(incident, intent, (_, _) => Reports.Attach(waiting.Fact), ct);
            waiting = waiting.ToldAt(now);
        }
        else if (waiting.Count == joined.Count)
        {
            transaction.Schedule(incident, new Due(AttachAlerts.Kind, new AttachAlerts(incident), waiting.LastAttachedAt!.Value + AlertsWaiting.Between));
        }

        Session.Store(waiting);
    }

    /// <summary>An alert as it stands in a row of intake.</summary>
    private sealed record Sight(IntakeRow Row, AlertSource Source, ReceivedAlert Alert, Guid Id, Routed Routed);
}
