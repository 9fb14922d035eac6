using Marten;

namespace IncidentPlatform.Incidents.Intake.Silencing;

/// <summary>Alerts that are held back (by a silence, an inhibition, or while their group is gathered), and what lets them go.</summary>
internal static class HeldBack
{
    /// <summary>So many alerts make one row of intake.</summary>
    private const int Together = 200;

    public static string BySilence(Guid silence) => $"silence:{silence}";

    public static string ByInhibition(string key) => $"inhibition:{key}";

    public static string ByGroup(Guid group) => $"group:{group}";

    /// <summary>
    /// Those that still fire are told to be looked at as if they had just begun. What they say by then counts, not what they say now: one
    /// that resolves meanwhile stays resolved.
    /// </summary>
    /// <param name="unsaved">Alerts that this transaction has changed and not stored yet.</param>
    public static async Task Release(IDocumentSession session, string heldBy, CancellationToken ct, IEnumerable<Alert>? unsaved = null)
    {
        var stored = await session.Query<Alert>().Where(a => a.HeldBy == heldBy && a.Status == Alert.Firing).ToListAsync(ct);
        foreach (var source in stored.Concat((unsaved ?? []).Where(a => a.HeldBy == heldBy && a.Status == Alert.Firing)).DistinctBy(a => a.Id).GroupBy(a => a.Source))
        {
            foreach (var some in source.OrderBy(a => a.StartedAt).Chunk(Together))
            {
                IntakeRows.Queue(session, source.Key, "", [.. some.Select(a => AsItStands(a) with { Status = ReceivedStatus.Released })]);
            }
        }
    }

    /// <summary>The alert as its source said it last.</summary>
    public static ReceivedAlert AsItStands(Alert a) =>
        new(a.Key, a.Group, ReceivedStatus.Firing, a.Name, a.Summary, a.StartedAt, a.Labels, a.Severity, a.NamedService, a.Link, Id: a.Id);
}
