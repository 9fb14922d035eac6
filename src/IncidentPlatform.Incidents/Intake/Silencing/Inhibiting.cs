using Marten;

namespace IncidentPlatform.Incidents.Intake.Silencing;

/// <summary>Which alerts fire that hold others back: read once for each inhibition, and kept current while a batch is looked at.</summary>
internal sealed class Inhibiting(IQuerySession session, IReadOnlyDictionary<Guid, Alert> batch)
{
    private readonly Dictionary<string, HashSet<Guid>> causes = [];

    public async Task<bool> Holds(string inhibition, CancellationToken ct)
    {
        if (!causes.TryGetValue(inhibition, out var firing))
        {
            var stored = await session.Query<Alert>().Where(a => a.Status == Alert.Firing && a.Inhibits.Contains(inhibition)).Select(a => a.Id).ToListAsync(ct);
            firing = [.. stored.Where(id => !batch.ContainsKey(id)), .. batch.Values.Where(a => Causes(a, inhibition)).Select(a => a.Id)];
            causes[inhibition] = firing;
        }

        return firing.Count > 0;
    }

    /// <summary>An alert of the batch stands otherwise now.</summary>
    public void Changed(Alert? before, Alert alert)
    {
        foreach (var inhibition in alert.Inhibits.Union(before?.Inhibits ?? []))
        {
            if (causes.TryGetValue(inhibition, out var firing))
            {
                _ = Causes(alert, inhibition) ? firing.Add(alert.Id) : firing.Remove(alert.Id);
            }
        }
    }

    private static bool Causes(Alert alert, string inhibition) => alert.Status == Alert.Firing && alert.Inhibits.Contains(inhibition);
}
