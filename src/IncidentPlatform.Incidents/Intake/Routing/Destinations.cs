using IncidentPlatform.Incidents.Views;
using Marten;

namespace IncidentPlatform.Incidents.Intake.Routing;

/// <summary>Finds the incident that an alert belongs to, remembering within a batch what it has found.</summary>
internal sealed class Destinations(IDocumentSession session, IntakeRules rules)
{
    private readonly Dictionary<string, OpenIncident?> own = [];
    private readonly Dictionary<string, Guid?> related = [];
    private readonly Dictionary<Guid, AlertGroup?> groups = [];
    private readonly HashSet<Guid> opened = [];

    /// <summary>An incident while it goes on, or the one it lives on in; null where that is over.</summary>
    public async Task<Guid?> GoingOn(Guid incident, CancellationToken ct) =>
        opened.Contains(incident) ? incident : await OpenIncidents.GoingOnAs(session, incident, ct);

    /// <summary>The open incident on a service itself.</summary>
    public async Task<OpenIncident?> On(string service, CancellationToken ct)
    {
        if (!own.TryGetValue(service, out var incident))
        {
            own[service] = incident = await OpenIncidents.OnAny(session, [service], ct) is [var oldest, ..] ? oldest : null;
        }

        return incident;
    }

    /// <summary>
    /// An incident with the same cause, by the catalogue: on a service that this one needs, nearest first; on one that needs it; or on one
    /// that fails with a service that both need and that has a firing alert.
    /// </summary>
    public async Task<Guid?> Related(string service, CancellationToken ct)
    {
        if (rules.Graph.Edges.Count == 0)
        {
            return null;
        }

        if (!related.TryGetValue(service, out var incident))
        {
            related[service] = incident = await FindRelated(service, ct);
        }

        return incident;
    }

    /// <summary>An incident was opened on a service: alerts of this batch find it.</summary>
    public void Opened(string service, Guid incident)
    {
        opened.Add(incident);
        own[service] = new OpenIncident(incident, [service], Watched: false);
        related.Clear();
    }

    /// <summary>The group that an alert belongs to, with this alert in it.</summary>
    public async Task<AlertGroup> Join(Routed routed, AlertFields alert, AlertGrouping by, DateTimeOffset now, CancellationToken ct)
    {
        var id = AlertGroup.IdOf(routed.Rule, [.. by.By.Select(alert.Of)]);
        var known = groups.TryGetValue(id, out var joined) ? joined : await session.LoadAsync<AlertGroup>(id, ct);
        var group = AlertGroup.With(known, id, by, now);
        Keep(group);
        return group;
    }

    public void Keep(AlertGroup group)
    {
        groups[group.Id] = group;
        session.Store(group);
    }

    private async Task<Guid?> FindRelated(string service, CancellationToken ct)
    {
        var needed = rules.Graph.NeededBy(service);
        var failing = rules.Graph.FailingWith([service]).Keys;
        var direct = own.Where(o => o.Value is not null && (needed.Contains(o.Key) || failing.Contains(o.Key))).Select(o => o.Value!.Id).Take(1).ToList();
        if (direct is [var here])
        {
            return here;
        }

        if (await OpenIncidents.OnAny(session, [.. needed, .. failing], ct) is { Count: > 0 } open)
        {
            return open.MinBy(o => o.Services.Min(s => needed.IndexOf(s) is >= 0 and var distance ? distance : needed.Count))!.Id;
        }

        var causes = await Firing(needed, ct);
        return causes.Count == 0 ? null : await OpenIncidents.OnAny(session, [.. rules.Graph.FailingWith(causes).Keys], ct) is [var sibling, ..] ? sibling.Id : null;
    }

    private async Task<IReadOnlyList<string>> Firing(IReadOnlyList<string> services, CancellationToken ct)
    {
        var named = services.ToArray();
        return await session.Query<Alert>().Where(a => a.Status == Alert.Firing && a.Service!.IsOneOf(named)).Select(a => a.Service!).Distinct().ToListAsync(ct);
    }
}
