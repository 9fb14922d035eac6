using System.Globalization;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Incidents.Catalogue;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Intake.Routing;
using IncidentPlatform.Incidents.Packs;
using IncidentPlatform.Incidents.Views;
using Marten;

namespace IncidentPlatform.Incidents.Intake;

/// <summary>
/// Alerts that no incident took in, each too small for one, may hit many customers between them: then they are a major incident. Customers
/// are counted by the catalogue, each once: those of the services that fire, and of the services that fail with them.
/// </summary>
public sealed class CustomersHit(CatalogueReader catalogue, IncidentOpening opening)
{
    private const int MostAlerts = 5_000;
    private const int MostNamed = 3;

    /// <summary>In a storm the services that fire stay the same from batch to batch.</summary>
    private (long Version, string Services, int Customers) counted = (-1, "", 0);

    /// <param name="Incident">The incident they belong to: one that is watched, one that hits the same customers, or a new one.</param>
    /// <param name="Alerts">The alerts that join it.</param>
    internal sealed record Hit(Guid Incident, IReadOnlyList<Alert> Alerts);

    /// <param name="source">The source that tells of them.</param>
    /// <param name="pack">Its pack, which says from how many customers on.</param>
    /// <param name="batch">The alerts that this transaction has changed, or may have, by id.</param>
    /// <returns>Null where it is not that many.</returns>
    internal async Task<Hit?> Look(
        StreamSession transaction, IntakeRules rules, AlertSource source, PolicyPack pack, IReadOnlyDictionary<Guid, Alert> batch, DateTimeOffset now, CancellationToken ct)
    {
        var session = transaction.Session;
        var version = await catalogue.VersionAt(now, ct);
        foreach (var watched in await OpenIncidents.Watched(session, ct))
        {
            if ((await session.PackOf(watched, ct)).CustomerImpact?.Recovery is { } recovery
                && await Again(session, rules, watched, recovery, batch, version, now, ct) is { } again)
            {
                return again;
            }
        }

        if (pack.CustomerImpact is not { } rule)
        {
            return null;
        }

        var services = await Services(session, batch, now - rule.Within, ct);
        var hit = rules.Graph.WithFailing(services);
        var customers = await Count(hit, version, ct);
        if (customers < rule.Customers)
        {
            return null;
        }

        var unattended = await Unattended(session, batch, now - rule.Within, ct);
        foreach (var known in await OpenIncidents.OnCustomers(session, ct))
        {
            if (await catalogue.CountCustomersOf(hit, rules.Graph.WithFailing(known.Services), version, ct) > 0)
            {
                return new Hit(known.Id, unattended);
            }
        }

        var toBe = ToBe(customers, services, rule, pack, unattended.Min(a => a.StartedAt));
        return new Hit(
            rule.Then == CustomerImpactRule.Declare
                ? await opening.Declare(transaction, source, toBe, pack, ct)
                : await opening.Propose(transaction, source, toBe, pack, ct),
            unattended);
    }

    /// <summary>While a recovery is watched, few of the same customers are enough: wherever they are hit, it may be a recurrence.</summary>
    private async Task<Hit?> Again(
        IQuerySession session, IntakeRules rules, Incident watched, CustomerImpactThreshold recovery, IReadOnlyDictionary<Guid, Alert> batch, long version,
        DateTimeOffset now, CancellationToken ct)
    {
        var services = await Services(session, batch, now - recovery.Within, ct);
        var same = rules.Graph.WithFailing(watched.Services);
        if (await catalogue.CountCustomersOf(rules.Graph.WithFailing(services), same, version, ct) < recovery.Customers)
        {
            return null;
        }

        var touching = new HashSet<string>(StringComparer.Ordinal);
        foreach (var service in services)
        {
            if (await catalogue.CountCustomersOf(rules.Graph.WithFailing([service]), same, version, ct) > 0)
            {
                touching.Add(service);
            }
        }

        return new Hit(watched.Id, [.. (await Unattended(session, batch, now - recovery.Within, ct)).Where(a => touching.Contains(a.Service!))]);
    }

    /// <summary>The services that unattended alerts are about: in most batches that is all that has to be known of them.</summary>
    private static async Task<List<string>> Services(IQuerySession session, IReadOnlyDictionary<Guid, Alert> batch, DateTimeOffset since, CancellationToken ct)
    {
        var changing = batch.Keys.ToArray();
        var stored = await session.Query<Alert>().Where(a => a.UnattendedSince >= since && !a.Id.IsOneOf(changing)).Select(a => a.Service!).Distinct().ToListAsync(ct);
        return [.. stored.Union(batch.Values.Where(a => a.UnattendedSince >= since).Select(a => a.Service!)).Order(StringComparer.Ordinal)];
    }

    private static async Task<IReadOnlyList<Alert>> Unattended(IQuerySession session, IReadOnlyDictionary<Guid, Alert> batch, DateTimeOffset since, CancellationToken ct)
    {
        var stored = await session.Query<Alert>().Where(a => a.UnattendedSince >= since).OrderByDescending(a => a.UnattendedSince).Take(MostAlerts).ToListAsync(ct);
        return [.. stored.Where(a => !batch.ContainsKey(a.Id)), .. batch.Values.Where(a => a.UnattendedSince >= since)];
    }

    private async Task<int> Count(IReadOnlyCollection<string> services, long version, CancellationToken ct)
    {
        var key = string.Join('\n', services);
        if (counted.Version != version || counted.Services != key)
        {
            counted = (version, key, await catalogue.CountCustomersOf(services, null, version, ct));
        }

        return counted.Customers;
    }

    private static IncidentToBe ToBe(int customers, List<string> services, CustomerImpactRule rule, PolicyPack pack, DateTimeOffset firstSignalAt)
    {
        var by = string.Create(CultureInfo.InvariantCulture, $"alerts within {rule.Within.InWords()}, {pack.Pack}/{pack.Version}");
        var named = string.Join(", ", services.Take(MostNamed));
        var more = services.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $" and {services.Count - MostNamed} more") : "";
        var detected = new CustomerImpactDetected(customers, services, by);
        var title = string.Create(CultureInfo.InvariantCulture, $"{customers} customers are hit by alerts on {named}{more}");
        return new IncidentToBe(
            AlertDeclaration.OneLine(title), Enum.Parse<Severity>(rule.Severity), services,
            new Triggers(TriggerKind.CustomerImpact, Impact: detected).For(Kernel.Actor.Service("alerts")) with { FirstSignalAt = firstSignalAt }, detected);
    }
}
