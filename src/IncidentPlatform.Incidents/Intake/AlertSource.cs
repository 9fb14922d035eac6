using IncidentPlatform.Incidents.Intake.Formats;

namespace IncidentPlatform.Incidents.Intake;

/// <summary>Where alerts or signals come from.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Format">Whose payloads it sends: a name of <see cref="AlertFormat.All"/>, or <c>signals</c>.</param>
/// <param name="Service">Service that its alerts are about; else the one that the alert names, else the source's name.</param>
/// <param name="Severity">Severity of the incidents it declares; else by the alert's own.</param>
/// <param name="Declares">Whether a firing alert declares an incident by itself.</param>
/// <param name="Pack">Policy pack that the incidents it declares run by; <c>default</c> where it is absent.</param>
/// <param name="RequestsPerMinute">How many requests are taken from it in a minute.</param>
/// <param name="Mapping">Where an alert's members stand in its payloads, of the formats <c>generic</c> and <c>cloudevents</c>.</param>
/// <param name="Heartbeat">At least how often it has to be heard of; one that is quiet for longer is an alert.</param>
/// <param name="HeartbeatSince">Since when it has to be.</param>
public sealed record AlertSource(
    string Id,
    string Format,
    string? Service = null,
    string? Severity = null,
    bool Declares = false,
    string? Pack = null,
    int? RequestsPerMinute = null,
    AlertMapping? Mapping = null,
    TimeSpan? Heartbeat = null,
    DateTimeOffset? HeartbeatSince = null)
{
    public const string Signals = "signals";

    /// <summary>For a source that sets no limit of its own: a thousand a second.</summary>
    public const int UsualRequestsPerMinute = 60_000;

    public static IReadOnlyList<string> Formats { get; } = [.. AlertFormat.All.Keys, Signals];
}

/// <summary>A routing key: kept as its hash only.</summary>
/// <param name="Id">SHA-256 of the key, hexadecimal.</param>
/// <param name="Source">The source it lets in.</param>
public sealed record RoutingKey(string Id, string Source, DateTimeOffset CreatedAt, string CreatedBy);

/// <summary>What a source's tool signs its webhooks with; once there is one, a webhook without a valid signature is refused. Never shown.</summary>
/// <param name="Id">The source.</param>
public sealed record SigningSecret(string Id, string Secret);
