using System.Text.Json;
using Refit;

namespace IncidentPlatform.Client.Incidents;

/// <summary>Alerts, and the sources they come from.</summary>
public interface IAlertSources
{
    [Get("/alerts")]
    Task<Page<Alert>> ListAlerts(string? status = null, string? source = null, string? incident = null, string? cursor = null, int? pageSize = null, CancellationToken cancellation = default);

    [Get("/alert-sources")]
    Task<Page<NamedAlertSource>> ListAlertSources(string? cursor = null, int? pageSize = null, CancellationToken cancellation = default);

    [Get("/alert-sources/{name}")]
    Task<NamedAlertSource> GetAlertSource(string name, CancellationToken cancellation = default);

    [Put("/alert-sources/{name}")]
    Task PutAlertSource(string name, [Body] AlertSource body, CancellationToken cancellation = default);

    /// <summary>A new routing key for the source; it is shown this once.</summary>
    [Post("/alert-sources/{name}/routing-keys")]
    Task<RoutingKey> CreateRoutingKey(string name, CancellationToken cancellation = default);

    /// <summary>The source's routing keys, without the keys themselves.</summary>
    [Get("/alert-sources/{name}/routing-keys")]
    Task<IReadOnlyList<KnownRoutingKey>> ListRoutingKeys(string name, CancellationToken cancellation = default);

    [Delete("/alert-sources/{name}/routing-keys/{id}")]
    Task DeleteRoutingKey(string name, string id, CancellationToken cancellation = default);

    /// <summary>From then on only webhooks that are signed with it are taken from the source.</summary>
    [Put("/alert-sources/{name}/signing-secret")]
    Task PutSigningSecret(string name, [Body] SigningSecret body, CancellationToken cancellation = default);

    /// <summary>A tool's own webhook in any of the formats; the routing key is the credential. When it returns, the alerts are durable.</summary>
    [Post("/intake/{format}/{routingKey}")]
    Task<TakenAlerts> PostAlerts(string format, string routingKey, [Body] JsonElement webhook, CancellationToken cancellation = default);

    /// <summary>What was changed on services since a time, by default in the last day.</summary>
    [Get("/change-events")]
    Task<IReadOnlyList<ChangeEvent>> ListChangeEvents(string? service = null, DateTimeOffset? since = null, CancellationToken cancellation = default);

    /// <summary>Tells that a signal was looked at, and whether it is healthy.</summary>
    [Post("/intake/signals/{routingKey}")]
    Task PostSignal(string routingKey, [Body] SignalReading body, CancellationToken cancellation = default);
}

/// <param name="Format">Whose payloads it sends, as <c>alertmanager</c>, <c>pagerduty</c> or <c>generic</c>; <c>signals</c> for reports of signals.</param>
/// <param name="Service">Service that its alerts are about; else the one that the alert names.</param>
/// <param name="Severity">Severity of the incidents it declares; else by the alert's own.</param>
/// <param name="Declares">Whether a firing alert declares an incident by itself.</param>
/// <param name="Pack">Policy pack that the incidents it declares run by; <c>default</c> where it is left out.</param>
/// <param name="RequestsPerMinute">How many requests are taken from it in a minute; 60000 where it is left out.</param>
/// <param name="Mapping">Where an alert's members stand in its payloads, of the formats <c>generic</c> and <c>cloudevents</c>.</param>
public sealed record AlertSource(
    string Format, string? Service = null, string? Severity = null, bool Declares = false, string? Pack = null, int? RequestsPerMinute = null,
    AlertMapping? Mapping = null);

/// <inheritdoc cref="AlertSource"/>
public sealed record NamedAlertSource(
    string Name, string Format, string? Service = null, string? Severity = null, bool Declares = false, string? Pack = null, int? RequestsPerMinute = null,
    AlertMapping? Mapping = null);

/// <summary>Paths of names and list positions joined by dots, as <c>data.labels.host</c>; what is left out is looked for under its usual names.</summary>
/// <param name="Alerts">The list of alerts within the payload; the other paths are then within one of them.</param>
/// <param name="Labels">An object of labels.</param>
/// <param name="Statuses">What the tool's own words mean: <c>firing</c>, <c>resolved</c>, <c>acknowledged</c>, <c>noted</c> or <c>changed</c>.</param>
/// <param name="Severities">What the tool's own words mean: <c>critical</c>, <c>error</c>, <c>warning</c> or <c>info</c>.</param>
public sealed record AlertMapping(
    string? Alerts = null, string? Key = null, string? Group = null, string? Name = null, string? Summary = null, string? Status = null,
    string? Severity = null, string? Service = null, string? StartedAt = null, string? Link = null, string? Labels = null,
    IReadOnlyDictionary<string, string>? Statuses = null, IReadOnlyDictionary<string, string>? Severities = null);

/// <param name="Id">What the key is known by; it is its hash and lets nobody in.</param>
/// <param name="Key">The key; kept hashed by the platform, so keep it now.</param>
public sealed record RoutingKey(string Id, [property: System.Text.Json.Serialization.JsonPropertyName("routingKey")] string Key);

/// <param name="Id">What the key is known by; it is its hash and lets nobody in.</param>
public sealed record KnownRoutingKey(string Id, DateTimeOffset CreatedAt, string CreatedBy);

/// <param name="Secret">As the tool shows it: Sentry's client secret, PagerDuty's webhook secret.</param>
public sealed record SigningSecret(string Secret);

/// <summary>Alerts that are durable.</summary>
public sealed record TakenAlerts(IReadOnlyList<TakenAlert> Alerts);

/// <param name="Key">De-duplication key within the source.</param>
public sealed record TakenAlert(Guid Id, string Key, string Status);

/// <summary>Something that was changed on a service, as its source tells.</summary>
public sealed record ChangeEvent(
    Guid Id, string Source, string Service, string Summary, DateTimeOffset At, IReadOnlyDictionary<string, string> Labels, string? Link = null);

/// <param name="Signal">Name of the signal.</param>
/// <param name="Healthy">What it said.</param>
public sealed record SignalReading(string Signal, bool Healthy);

/// <summary>One problem reported by one source: its latest state.</summary>
/// <param name="Key">De-duplication key within the source.</param>
/// <param name="Group">Alerts of a group belong together.</param>
/// <param name="Status"><c>firing</c> or <c>resolved</c>.</param>
/// <param name="IncidentId">The incident it belongs to, if any.</param>
/// <param name="BodyHash">SHA-256 of the body it last came in, hexadecimal.</param>
/// <param name="Severity"><c>critical</c>, <c>error</c>, <c>warning</c> or <c>info</c>, where its source says.</param>
/// <param name="Openings">How often it has started to fire.</param>
/// <param name="AcknowledgedAt">Since when someone looks after it, as its source says.</param>
/// <param name="Notes">What was noted about it where it came from, latest last; it is data, not markup.</param>
public sealed record Alert(
    Guid Id, string Source, string Key, string Group, string Name, string Status, DateTimeOffset StartedAt, DateTimeOffset LastSeenAt,
    IReadOnlyDictionary<string, string> Labels, string BodyHash, int Openings, IReadOnlyList<AlertNote> Notes, string? Summary = null, string? Severity = null,
    string? Service = null, string? Link = null, DateTimeOffset? AcknowledgedAt = null, string? AcknowledgedBy = null, Guid? IncidentId = null);

/// <summary>Something that was noted about an alert where it came from.</summary>
public sealed record AlertNote(string Text, DateTimeOffset At, string? By = null);
