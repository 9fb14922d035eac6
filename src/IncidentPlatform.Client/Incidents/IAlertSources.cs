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

    /// <summary>Tells that a source is there.</summary>
    [Post("/intake/heartbeat/{routingKey}")]
    Task PostHeartbeat(string routingKey, CancellationToken cancellation = default);

    [Get("/alert-routing")]
    Task<StoredRouting> GetAlertRouting(CancellationToken cancellation = default);

    [Put("/alert-routing")]
    Task<StoredRouting> PutAlertRouting([Body] AlertRouting body, CancellationToken cancellation = default);

    /// <summary>What the rules would have done with the alerts of the last 24 hours.</summary>
    [Post("/alert-routing/trial")]
    Task<RoutingTrial> TryAlertRouting([Body] AlertRouting body, CancellationToken cancellation = default);

    [Post("/silences")]
    Task<Silence> SetSilence([Body] SetSilence body, CancellationToken cancellation = default);

    [Get("/silences")]
    Task<IReadOnlyList<Silence>> ListSilences(bool? ended = null, CancellationToken cancellation = default);

    [Delete("/silences/{id}")]
    Task<Silence> EndSilence(Guid id, CancellationToken cancellation = default);

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
/// <param name="Heartbeat">At least how often it has to be heard of; one that is quiet for longer is an alert.</param>
public sealed record AlertSource(
    string Format, string? Service = null, string? Severity = null, bool Declares = false, string? Pack = null, int? RequestsPerMinute = null,
    AlertMapping? Mapping = null, TimeSpan? Heartbeat = null);

/// <inheritdoc cref="AlertSource"/>
public sealed record NamedAlertSource(
    string Name, string Format, string? Service = null, string? Severity = null, bool Declares = false, string? Pack = null, int? RequestsPerMinute = null,
    AlertMapping? Mapping = null, TimeSpan? Heartbeat = null);

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
/// <param name="Rule">The routing rule that decided what becomes of it.</param>
/// <param name="HeldBy">What holds it back: <c>silence:</c>, <c>inhibition:</c> or <c>group:</c> and which.</param>
/// <param name="FlappingUntil">Until when it counts as flapping, unless it turns again.</param>
/// <param name="Notes">What was noted about it where it came from, latest last; it is data, not markup.</param>
public sealed record Alert(
    Guid Id, string Source, string Key, string Group, string Name, string Status, DateTimeOffset StartedAt, DateTimeOffset LastSeenAt,
    IReadOnlyDictionary<string, string> Labels, string BodyHash, int Openings, IReadOnlyList<AlertNote> Notes, string? Summary = null, string? Severity = null,
    string? Service = null, string? Link = null, DateTimeOffset? AcknowledgedAt = null, string? AcknowledgedBy = null, Guid? IncidentId = null,
    string? Rule = null, string? Priority = null, string? HeldBy = null, DateTimeOffset? FlappingUntil = null);

/// <summary>Something that was noted about an alert where it came from.</summary>
public sealed record AlertNote(string Text, DateTimeOffset At, string? By = null);

/// <summary>The rules of what becomes of alerts: the first that matches decides, and where none does the fallback.</summary>
public sealed record AlertRouting(IReadOnlyList<RoutingRule> Rules, AlertOutcome Fallback, IReadOnlyList<Inhibition>? Inhibitions = null);

/// <summary>The rules as they are kept.</summary>
public sealed record StoredRouting(int Version, AlertRouting Routing, DateTimeOffset? ChangedAt = null, string? ChangedBy = null);

/// <param name="When">All have to hold; none means always.</param>
public sealed record RoutingRule(string Name, IReadOnlyList<AlertCondition> When, AlertOutcome Then);

/// <param name="Field"><c>source</c>, <c>format</c>, <c>name</c>, <c>summary</c>, <c>severity</c>, <c>service</c>, <c>key</c>, <c>group</c>, or <c>labels.</c> and a label's name.</param>
/// <param name="Is"><c>is</c>, <c>contains</c>, <c>starts-with</c>, <c>matches</c> or <c>exists</c>.</param>
/// <param name="Values">One of them is enough.</param>
/// <param name="Not">Whether it has to be otherwise.</param>
public sealed record AlertCondition(string Field, string Is = "is", IReadOnlyList<string>? Values = null, bool Not = false);

/// <param name="Action"><c>declare</c>, <c>page</c> or <c>record</c>; as the source says, where it is left out.</param>
/// <param name="JoinsRelated">Whether it joins an incident on a service that its own needs, or that needs its own.</param>
public sealed record AlertOutcome(
    string? Action = null, string? Service = null, string? Severity = null, string? Priority = null, AlertGrouping? Grouping = null, bool JoinsRelated = true);

/// <param name="By">Fields that alerts of a group have the same.</param>
/// <param name="Within">Length of the window.</param>
/// <param name="Window"><c>fixed</c> from the first alert on, or <c>rolling</c> from the latest on.</param>
/// <param name="Wait">How long alerts are gathered before something is done about them.</param>
public sealed record AlertGrouping(IReadOnlyList<string> By, TimeSpan Within, string Window = "rolling", TimeSpan? Wait = null);

/// <summary>While one alert fires, others are not news.</summary>
/// <param name="Same">Fields that both have the same.</param>
public sealed record Inhibition(string Name, IReadOnlyList<AlertCondition> While, IReadOnlyList<AlertCondition> Inhibits, IReadOnlyList<string> Same);

/// <param name="Differing">How many alerts would be treated otherwise.</param>
public sealed record RoutingTrial(int Alerts, RoutingSum Now, RoutingSum Then, int Differing, IReadOnlyList<RoutingExample> Examples);

/// <param name="Declaring">On how many services, or groups of them, incidents would be declared.</param>
/// <param name="Proposing">On how many they would be proposed, and somebody paged.</param>
public sealed record RoutingSum(IReadOnlyDictionary<string, int> ByRule, IReadOnlyDictionary<string, int> ByAction, int Declaring, int Proposing = 0);

public sealed record RoutingExample(string Source, string Key, string Name, Routed Now, Routed Then);

/// <summary>What becomes of an alert, by which rule.</summary>
public sealed record Routed(string Rule, string Action, string Service, string Severity, string Priority);

/// <param name="EndsAt">At most 31 days after it starts.</param>
/// <param name="StartsAt">At once where it is left out.</param>
/// <param name="Maintenance">Whether it is planned work.</param>
public sealed record SetSilence(IReadOnlyList<AlertCondition> Matchers, string Reason, DateTimeOffset EndsAt, DateTimeOffset? StartsAt = null, bool Maintenance = false);

/// <summary>Alerts that nobody is woken by for a time.</summary>
public sealed record Silence(
    Guid Id, IReadOnlyList<AlertCondition> Matchers, string Author, string Reason, DateTimeOffset StartsAt, DateTimeOffset EndsAt, bool Maintenance,
    DateTimeOffset CreatedAt, DateTimeOffset? EndedAt = null, string? EndedBy = null)
{
    /// <summary>When its author was last reminded of it; null where nobody was.</summary>
    public SilenceReminder? Reminded { get; init; }
}

/// <param name="HeldBack">Alerts that fired and were held back.</param>
public sealed record SilenceReminder(DateTimeOffset At, int HeldBack);
