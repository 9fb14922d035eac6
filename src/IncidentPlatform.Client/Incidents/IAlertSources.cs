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

    /// <summary>Alertmanager's own webhook; the routing key is the credential.</summary>
    [Post("/intake/alertmanager/{routingKey}")]
    Task PostAlertmanager(string routingKey, [Body] JsonElement webhook, CancellationToken cancellation = default);

    /// <summary>Tells that a signal was looked at, and whether it is healthy.</summary>
    [Post("/intake/signals/{routingKey}")]
    Task PostSignal(string routingKey, [Body] SignalReading body, CancellationToken cancellation = default);
}

/// <param name="Format">Whose webhook it speaks: <c>alertmanager</c> or <c>signals</c>.</param>
/// <param name="Service">Service that its alerts are about; else the alert's label <c>service</c>.</param>
/// <param name="Severity">Severity of the incidents it declares; else by the alert's label <c>severity</c>.</param>
/// <param name="Declares">Whether a firing alert declares an incident by itself.</param>
/// <param name="Pack">Policy pack that the incidents it declares run by; <c>default</c> where it is left out.</param>
public sealed record AlertSource(string Format, string? Service = null, string? Severity = null, bool Declares = false, string? Pack = null);

/// <inheritdoc cref="AlertSource"/>
public sealed record NamedAlertSource(string Name, string Format, string? Service = null, string? Severity = null, bool Declares = false, string? Pack = null);

/// <param name="Key">The key; kept hashed by the platform, so keep it now.</param>
public sealed record RoutingKey([property: System.Text.Json.Serialization.JsonPropertyName("routingKey")] string Key);

/// <param name="Signal">Name of the signal.</param>
/// <param name="Healthy">What it said.</param>
public sealed record SignalReading(string Signal, bool Healthy);

/// <summary>One problem reported by one source: its latest state.</summary>
/// <param name="Key">De-duplication key within the source.</param>
/// <param name="Group">Alerts of a group belong together.</param>
/// <param name="Status"><c>firing</c> or <c>resolved</c>.</param>
/// <param name="IncidentId">The incident it belongs to, if any.</param>
/// <param name="BodyHash">SHA-256 of the body it last came in, hexadecimal.</param>
public sealed record Alert(
    Guid Id, string Source, string Key, string Group, string Name, string Status, DateTimeOffset StartedAt, DateTimeOffset LastSeenAt,
    IReadOnlyDictionary<string, string> Labels, string BodyHash, string? Summary = null, Guid? IncidentId = null);
