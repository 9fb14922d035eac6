using IncidentPlatform.Incidents.Domain.Catalogue;
using IncidentPlatform.Incidents.Intake.Silencing;
using Marten;

namespace IncidentPlatform.Incidents.Intake.Routing;

/// <summary>What decides about alerts, as it stands while a batch is looked at.</summary>
/// <param name="Silences">Those that are active.</param>
/// <param name="Graph">Who needs whom.</param>
internal sealed record IntakeRules(AlertRouting Routing, IReadOnlyList<Silence> Silences, DependencyGraph Graph)
{
    public static async Task<IntakeRules> Load(IQuerySession session, DependencyGraph graph, DateTimeOffset now, CancellationToken ct) => new(
        (await session.LoadAsync<StoredRouting>(StoredRouting.Only, ct))?.Routing ?? AlertRouting.AsSourcesSay,
        [.. (await session.Query<Silence>().Where(s => s.EndedAt == null && s.StartsAt <= now).ToListAsync(ct)).Where(s => s.IsActiveAt(now))],
        graph);

    /// <summary>The silence that an alert falls under; null where there is none.</summary>
    public Silence? SilenceOf(AlertFields alert) => Silences.FirstOrDefault(s => s.Matchers.AllHold(alert));

    /// <summary>The inhibitions that an alert is the cause of while it fires.</summary>
    public IReadOnlyList<string> InhibitionsBy(AlertFields alert) =>
        [.. (Routing.Inhibitions ?? []).Where(i => i.While.AllHold(alert)).Select(i => KeyOf(i, alert))];

    /// <summary>The inhibitions that hold an alert back while their cause fires.</summary>
    public IEnumerable<string> InhibitionsOf(AlertFields alert) =>
        (Routing.Inhibitions ?? []).Where(i => i.Inhibits.AllHold(alert)).Select(i => KeyOf(i, alert));

    /// <summary>What is about a service comes before what is about those that cannot do without it; else the order stays.</summary>
    public IEnumerable<T> CausesFirst<T>(IReadOnlyCollection<T> all, Func<T, string> service)
    {
        if (Graph.Edges.Count == 0)
        {
            return all;
        }

        var needed = all.Select(service).Distinct().ToDictionary(s => s, s => Graph.NeededBy(s).Count, StringComparer.Ordinal);
        return all.OrderBy(one => needed[service(one)]);
    }

    private static string KeyOf(Inhibition inhibition, AlertFields alert) => string.Join('|', inhibition.Same.Select(alert.Of).Prepend(inhibition.Name));
}
