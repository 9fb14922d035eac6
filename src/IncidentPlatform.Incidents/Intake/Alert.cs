using System.Security.Cryptography;
using System.Text;
using IncidentPlatform.Incidents.Intake.Routing;

namespace IncidentPlatform.Incidents.Intake;

/// <summary>Something that was noted about an alert where it came from; it is data, not markup.</summary>
public sealed record AlertNote(string Text, string? By, DateTimeOffset At);

/// <summary>One problem reported by one source, known by its de-duplication key: its latest state.</summary>
public sealed record Alert
{
    public const string Firing = "firing";
    public const string Resolved = "resolved";

    /// <summary>A repeat that tells nothing new is not written down more often than this: in a storm most are repeats.</summary>
    public static readonly TimeSpan SeenToWithin = TimeSpan.FromMinutes(1);

    public const int MostNotes = 20;

    public Guid Id { get; init; }
    public string Source { get; init; } = "";
    public string Key { get; init; } = "";
    public string Group { get; init; } = "";
    public string Name { get; init; } = "";

    /// <summary><c>firing</c> or <c>resolved</c>; a string, so that it can be asked for.</summary>
    public string Status { get; init; } = "";

    public string? Summary { get; init; }

    /// <summary>How bad its source says it is.</summary>
    public AlertSeverity? Severity { get; init; }

    /// <summary>The service it is about, by its rule.</summary>
    public string? Service { get; init; }

    /// <summary>The service that its source names.</summary>
    public string? NamedService { get; init; }

    /// <summary>The routing rule that decided what becomes of it.</summary>
    public string? Rule { get; init; }

    public AlertPriority? Priority { get; init; }

    /// <summary>What holds it back: <c>silence:</c>, <c>inhibition:</c> or <c>group:</c> and which; null where nothing does.</summary>
    public string? HeldBy { get; init; }

    /// <summary>The inhibitions that it is the cause of while it fires.</summary>
    public IReadOnlyList<string> Inhibits { get; init; } = [];

    /// <summary>When it turned lately.</summary>
    public IReadOnlyList<DateTimeOffset> Turns { get; init; } = [];

    /// <summary>Until when it counts as flapping, unless it turns again; null where it does not.</summary>
    public DateTimeOffset? FlappingUntil { get; init; }

    /// <summary>Where its source shows it.</summary>
    public string? Link { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it last arrived, to <see cref="SeenToWithin"/>.</summary>
    public DateTimeOffset LastSeenAt { get; init; }
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>How often it has started to fire.</summary>
    public int Openings { get; init; }

    /// <summary>Since when someone looks after it, as its source says.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    public string? AcknowledgedBy { get; init; }

    /// <summary>What was noted about it where it came from, latest last.</summary>
    public IReadOnlyList<AlertNote> Notes { get; init; } = [];

    /// <summary>The incident it belongs to, if any.</summary>
    public Guid? IncidentId { get; init; }

    public string BodyHash { get; init; } = "";

    /// <summary>Since when it fires and nothing is done about it: no incident took it in, and nothing holds it back.</summary>
    public DateTimeOffset? UnattendedSince => Status == Firing && IncidentId is null && HeldBy is null && Turns is [.., var last] ? last : null;

    /// <summary>Whether a sight of it told nothing that is not written down already.</summary>
    public bool IsRepeatOf(Alert? before) =>
        before is not null && Status == before.Status && LastSeenAt - before.LastSeenAt < SeenToWithin
        && Name == before.Name && Summary == before.Summary && Severity == before.Severity && Service == before.Service && Link == before.Link
        && HeldBy == before.HeldBy && Rule == before.Rule && Priority == before.Priority
        && Group == before.Group && StartedAt == before.StartedAt
        && Labels.Count == before.Labels.Count && Labels.All(l => before.Labels.TryGetValue(l.Key, out var value) && value == l.Value);

    /// <summary>The same source and key always give the same id.</summary>
    public static Guid IdOf(string source, string key) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{source}\n{key}")).AsSpan(0, 16));
}
