using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Views;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Intake;

/// <summary>What incidents hear of a batch of alerts: which joined them, and which of theirs fire.</summary>
/// <param name="alerts">The alerts of the batch, by id.</param>
/// <param name="now">One instant for all that a batch holds.</param>
internal sealed class IncidentNews(StreamSession transaction, IncidentOpening opening, IReadOnlyDictionary<Guid, Alert> alerts, DateTimeOffset now)
{
    private readonly Dictionary<Guid, List<Alert>> joined = [];
    private readonly Dictionary<Guid, List<AlertFiring>> firings = [];
    private readonly Dictionary<Guid, AlertSource> declaring = [];

    /// <param name="turned">Whether it was quiet before.</param>
    /// <param name="joins">Whether the alert joins the incident with this; one that only started again has joined already.</param>
    /// <param name="declaredBy">The source of an alert that declares by its rule; null where it does not.</param>
    public void Note(Guid incident, Alert alert, bool turned, bool joins, AlertSource? declaredBy)
    {
        if (joins)
        {
            Of(joined, incident).Add(alert);
        }

        if (alert.Status == Alert.Firing)
        {
            Of(firings, incident).Add(new AlertFiring(alert.Source, alert.Name, alert.StartedAt, turned || joins));
        }

        if (declaredBy is not null)
        {
            declaring[incident] = declaredBy;
        }
    }

    public async Task Tell(CancellationToken ct)
    {
        foreach (var incident in joined.Keys.Union(firings.Keys).Order())
        {
            await Tell(incident, joined.GetValueOrDefault(incident) ?? [], firings.GetValueOrDefault(incident) ?? [], ct);
        }
    }

    private async Task Tell(Guid incident, List<Alert> joined, List<AlertFiring> fired, CancellationToken ct)
    {
        var (state, _) = await transaction.Lock<Incident>(incident, ct);
        if (joined.Count > 0)
        {
            await Attach(incident, joined, ct);
        }

        if (state?.Status == IncidentStatus.Proposed)
        {
            await Decide(state, joined, ct);
        }
        else if (fired.Count > 0)
        {
            var othersFire = await OpenIncidents.HasFiring(transaction.Session, incident, [], ct);
            await transaction.Append<Incident>(
                incident, new Intent(Actor.Source(fired[0].Source)), (i, _) => i is null ? Decision.Nothing : AlertFirings.Of(i, fired, othersFire), ct);
        }
    }

    private async Task Attach(Guid incident, List<Alert> joined, CancellationToken ct)
    {
        var intent = new Intent(Actor.Source(joined[0].Source));
        var waiting = (await transaction.Session.LoadAsync<AlertsWaiting>(incident, ct) ?? new AlertsWaiting { Id = incident }).And(joined);
        if (waiting.MayBeToldAt(now))
        {
            await transaction.Append<Incident>(incident, intent, (_, _) => Reports.Attach(waiting.Fact), ct);
            waiting = waiting.ToldAt(now);
        }
        else if (waiting.Count == joined.Count)
        {
            transaction.Schedule(incident, new Due(AttachAlerts.Kind, new AttachAlerts(incident), waiting.LastAttachedAt!.Value + AlertsWaiting.Between));
        }

        transaction.Session.Store(waiting);
    }

    /// <summary>A proposal is declared by an alert that needs nobody's decision, and over when none of its alerts fires any more.</summary>
    private async Task Decide(Incident proposed, List<Alert> joined, CancellationToken ct)
    {
        if (declaring.TryGetValue(proposed.Id, out var source))
        {
            await opening.Accept(transaction, source, proposed, ct);
        }
        else if (joined is [.., { Status: Alert.Resolved } last]
            && !alerts.Values.Any(a => a.IncidentId == proposed.Id && a.Status == Alert.Firing)
            && !await OpenIncidents.HasFiring(transaction.Session, proposed.Id, alerts.Keys, ct))
        {
            await transaction.Append<Incident>(proposed.Id, new Intent(Actor.Source(last.Source)), (i, _) => Proposals.EndWithAlerts(i!), ct);
        }
    }

    private static List<T> Of<T>(Dictionary<Guid, List<T>> all, Guid incident) =>
        all.TryGetValue(incident, out var list) ? list : all[incident] = [];
}
