using System.Diagnostics;
using IncidentPlatform.Hosting;
using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Intake.Routing;
using IncidentPlatform.Incidents.Intake.Silencing;
using IncidentPlatform.Incidents.Packs;
using IncidentPlatform.Kernel;
using Marten;

namespace IncidentPlatform.Incidents.Intake;

/// <summary>Looks at webhooks in one transaction: alert documents, what incidents hear of them, and the mark that they were looked at.</summary>
internal sealed class AlertBatch
{
    private readonly StreamSession transaction;
    private readonly IntakeRules rules;
    private readonly IncidentOpening opening;
    private readonly CustomersHit customersHit;

    /// <summary>One instant for all that a batch holds.</summary>
    private readonly DateTimeOffset now;
    private readonly Destinations destinations;
    private readonly IncidentNews news;
    private readonly Dictionary<string, AlertSource> sources = [];
    private readonly Dictionary<Guid, Alert> alerts = [];
    private readonly HashSet<Guid> changed = [];
    private readonly Inhibiting inhibiting;
    private readonly HashSet<string> released = [];
    private readonly HashSet<Guid> gathering = [];
    private readonly HashSet<(Guid, DateTimeOffset)> changes = [];

    public AlertBatch(StreamSession transaction, IntakeRules rules, IncidentOpening opening, CustomersHit customersHit)
    {
        (this.transaction, this.rules, this.opening, this.customersHit) = (transaction, rules, opening, customersHit);
        now = transaction.Now;
        destinations = new Destinations(Session, rules);
        news = new IncidentNews(transaction, opening, alerts, now);
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

        await LookAtCustomers(ct);
        await news.Tell(ct);
        foreach (var inhibition in released)
        {
            await ReleaseUnlessStillInhibited(inhibition, ct);
        }

        Session.Store<Alert>(changed.Select(id => alerts[id]));
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
                Keep(AlertEvolution.Attended(before, sight.Alert, now));
                break;
        }
    }

    private void Keep(Alert alert)
    {
        inhibiting.Changed(alerts.GetValueOrDefault(alert.Id), alert);
        alerts[alert.Id] = alert;
        changed.Add(alert.Id);
    }

    private async Task Turn(Sight sight, Alert? before, string status, CancellationToken ct)
    {
        var (fields, ends) = (sight.Fields, status == Alert.Resolved);
        var alert = ends ? AlertEvolution.Ended(before!, sight, now) : AlertEvolution.Fired(before, sight, rules.InhibitionsBy(fields), now);
        alert = alert with { HeldBy = ends ? null : await HeldBy(alert, fields, before, ct) };
        if (alert.IsRepeatOf(before))
        {
            return;
        }

        var turned = before?.Status != status;
        if (turned)
        {
            alert = AlertEvolution.Turned(alert, before, now);
        }

        Keep(alert);
        if (alert.HeldBy is null && (turned || before!.HeldBy is not null || AlertEvolution.StartedAgain(before, alert)))
        {
            alert = await FindIncident(sight, alert, fields, ct);
            if (alert.IncidentId is { } incident)
            {
                var isNew = turned || before!.HeldBy is not null;
                news.Note(
                    incident, alert, isNew, joins: (isNew && !AlertEvolution.SaidToFlap(before, alert)) || incident != before!.IncidentId,
                    declaredBy: !ends && sight.Routed.Action == AlertAction.Declare ? sight.Source : null);
            }
        }

        if (ends)
        {
            released.UnionWith(alert.Inhibits);
        }

        alerts[alert.Id] = alert;
    }

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

    /// <summary>A change stands beside the incident that goes on on the same service, and is kept for those that are declared soon after.</summary>
    private async Task Change(Sight sight, CancellationToken ct)
    {
        var change = new ChangeEvent(
            sight.Id, sight.Source.Id, sight.Routed.Service, sight.Alert.Summary ?? sight.Alert.Name,
            AlertEvolution.NotAhead(sight.Alert.StartedAt, now) ?? now, sight.Alert.Link, sight.Alert.Labels);
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
        if (incident is null && routed.Action != AlertAction.Record)
        {
            if (group is not null && now < group.ActsAt)
            {
                if (group.OpenedAt == now && gathering.Add(group.Id))
                {
                    transaction.Schedule(group.Id, new Due(GroupGathered.Kind, new GroupGathered(), group.ActsAt));
                }

                return alert with { HeldBy = HeldBack.ByGroup(group.Id) };
            }

            var (toBe, pack) = (AlertDeclaration.Of(sight.Source, routed, sight.Alert, alert.StartedAt), await PackOf(sight.Source, ct));
            incident = routed.Action == AlertAction.Declare
                ? await opening.Declare(transaction, sight.Source, toBe, pack, ct)
                : await opening.Propose(transaction, sight.Source, toBe, pack, ct);
            destinations.Opened(routed.Service, incident.Value);
        }

        if (group is not null && incident != group.IncidentId)
        {
            destinations.Keep(group with { IncidentId = incident });
        }

        return alert with { IncidentId = incident };
    }

    /// <summary>Alerts that no incident took in may hit many customers between them.</summary>
    private async Task LookAtCustomers(CancellationToken ct)
    {
        var telling = alerts.Values.Where(a => a.UnattendedSince == now).Select(a => sources[a.Source]).DistinctBy(s => s.Pack ?? PolicyPacks.Usual).ToList();
        foreach (var source in telling)
        {
            if (await customersHit.Look(transaction, rules, source, await PackOf(source, ct), alerts, now, ct) is not { } hit)
            {
                continue;
            }

            foreach (var alert in hit.Alerts)
            {
                var joins = alert with { IncidentId = hit.Incident };
                Keep(joins);
                news.Note(hit.Incident, joins, turned: true, joins: true, declaredBy: null);
            }
        }
    }

    private async Task<AlertSource> SourceOf(string name, CancellationToken ct) => sources.TryGetValue(name, out var source)
        ? source
        : sources[name] = await Session.LoadAsync<AlertSource>(name, ct) ?? throw new InvalidOperationException("A row of intake names a source that there is not.");

    private async Task<PolicyPack> PackOf(AlertSource source, CancellationToken ct) =>
        await Session.FindPack(source.Pack ?? PolicyPacks.Usual, null, ct) ?? PolicyPacks.Default;
}
