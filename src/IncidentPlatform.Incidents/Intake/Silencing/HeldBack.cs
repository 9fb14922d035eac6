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

    /// <summary>Those that still fire are taken in once more, and looked at as if they had just begun.</summary>
    public static async Task Release(IDocumentSession session, string heldBy, CancellationToken ct)
    {
        var held = await session.Query<Alert>().Where(a => a.HeldBy == heldBy && a.Status == Alert.Firing).ToListAsync(ct);
        foreach (var source in held.GroupBy(a => a.Source))
        {
            foreach (var some in source.OrderBy(a => a.StartedAt).Chunk(Together))
            {
                IntakeRows.Queue(session, source.Key, some[0].BodyHash, [.. some.Select(Again)]);
            }
        }
    }

    private static ReceivedAlert Again(Alert a) =>
        new(a.Key, a.Group, ReceivedStatus.Firing, a.Name, a.Summary, a.StartedAt, a.Labels, a.Severity, a.Service, a.Link, Id: a.Id);
}
