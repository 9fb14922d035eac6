using System.Text.Json;
using Refit;

namespace IncidentPlatform.Client.Incidents;

/// <summary>Alerts, and the sources they come from.</summary>
public interface IAlertSources
{
    [Get("/alerts")]
    Task<Page<Alert>> ListAlerts(string? status = null, string? cursor = null, int? pageSize = null, CancellationToken cancellation = default);

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
/// <param name="Service">Service that its alerts are about.</param>
/// <param name="Severity">Severity of the incidents it declares.</param>
/// <param name="Declares">Whether a firing alert declares an incident by itself.</param>
public sealed record AlertSource(string Format, string? Service = null, string? Severity = null, bool Declares = false);

/// <inheritdoc cref="AlertSource"/>
public sealed record NamedAlertSource(string Name, string Format, string? Service = null, string? Severity = null, bool Declares = false);

/// <param name="Key">The key; kept hashed by the platform, so keep it now.</param>
public sealed record RoutingKey([property: System.Text.Json.Serialization.JsonPropertyName("routingKey")] string Key);

/// <param name="Signal">Name of the signal.</param>
/// <param name="Healthy">What it said.</param>
public sealed record SignalReading(string Signal, bool Healthy);

/// <param name="Key">De-duplication key within the source.</param>
/// <param name="Status"><c>firing</c> or <c>resolved</c>.</param>
public sealed record Alert(Guid Id, string Source, string Key, string Status, DateTimeOffset StartedAt, string? Summary = null, Guid? IncidentId = null);
