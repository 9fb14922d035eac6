namespace IncidentPlatform.Cli.Tests;

/// <summary>An incident as the stub platform tells it.</summary>
internal static class World
{
    public static readonly Guid IncidentId = Guid.Parse("019a0000-0000-7000-8000-000000000001");

    public static readonly Guid FixId = Guid.Parse("019a0000-0000-7000-8000-0000000000f1");

    public static object Incident(string title = "Payments fail", long revision = 7, bool fixes = true) => new
    {
        id = IncidentId,
        number = "INC-2026-0001",
        title,
        severity = "P1",
        status = "fixing",
        mode = "live",
        declaredAt = "2026-03-02T02:14:00Z",
        roles = new Dictionary<string, object> { ["commander"] = new { person = "ada", acknowledged = true } },
        services = new[] { "payments" },
        fixes = !fixes ? [] : new object[] { new { id = FixId, kind = "rollback", description = "Back to 1.4", implementedBy = "linus", status = "proposed" } },
        handOvers = new Dictionary<string, string>(),
        elapsed = "PT1H5M",
        pack = "default/1",
        alertCount = 3,
        version = 12,
        revision,
    };

    public static object Row(long version) => new
    {
        factId = Guid.CreateVersion7(),
        version,
        type = "NoteAdded",
        occurredAt = "2026-03-02T02:14:00Z",
        recordedAt = "2026-03-02T02:14:00Z",
        actor = new { kind = "person", id = "ada" },
        origin = "incidents",
        text = $"Text of {version}",
    };

    public static object Answer(params string[] facts) => new
    {
        id = IncidentId,
        version = 13,
        revision = 8,
        facts = facts.Select((type, index) => new { id = Guid.CreateVersion7(), type, version = 13 + index }),
    };
}
