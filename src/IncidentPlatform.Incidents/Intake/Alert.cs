using System.Security.Cryptography;
using System.Text;

namespace IncidentPlatform.Incidents.Intake;

/// <summary>One problem reported by one source, known by its de-duplication key: its latest state.</summary>
public sealed record Alert
{
    public const string Firing = "firing";
    public const string Resolved = "resolved";

    public Guid Id { get; init; }
    public string Source { get; init; } = "";
    public string Key { get; init; } = "";
    public string Group { get; init; } = "";
    public string Name { get; init; } = "";

    /// <summary><c>firing</c> or <c>resolved</c>; a string, so that it can be asked for.</summary>
    public string Status { get; init; } = "";

    public string? Summary { get; init; }
    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset LastSeenAt { get; init; }
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>The incident it belongs to, if any.</summary>
    public Guid? IncidentId { get; init; }

    public string BodyHash { get; init; } = "";

    /// <summary>The same source and key always give the same id.</summary>
    public static Guid IdOf(string source, string key) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{source}\n{key}")).AsSpan(0, 16));
}
