using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentPlatform.Communications.Adapters;
using IncidentPlatform.Communications.Domain;

namespace IncidentPlatform.Communications.StatusPage;

/// <summary>The page in the shape of Statuspage's public v2 API, so that what reads that reads this.</summary>
public static class StatusJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        Converters = { new Milliseconds() },
    };

    private static readonly Guid Namespace = new("5b1f6a0e-6c7d-4f3c-9a57-3f1d7f5d2c11");

    public static string Write(object answer) => JsonSerializer.Serialize(answer, Options);

    public static object Summary(PublicPage page, PublicAddress address) => new
    {
        Page = Page(page, address),
        Components = AllComponents(page),
        Incidents = page.Unresolved.Select(i => Incident(page, i, address)),
        ScheduledMaintenances = page.Active.Concat(page.Upcoming).Select(m => Maintenance(page, m, address)),
        Status = Overall(page),
    };

    public static object Status(PublicPage page, PublicAddress address) => new { Page = Page(page, address), Status = Overall(page) };

    public static object Components(PublicPage page, PublicAddress address) => new { Page = Page(page, address), Components = AllComponents(page) };

    public static object Incidents(PublicPage page, IEnumerable<PublicIncident> incidents, PublicAddress address) =>
        new { Page = Page(page, address), Incidents = incidents.Select(i => Incident(page, i, address)) };

    public static object Maintenances(PublicPage page, IEnumerable<PublicIncident> maintenances, PublicAddress address) =>
        new { Page = Page(page, address), ScheduledMaintenances = maintenances.Select(m => Maintenance(page, m, address)) };

    /// <summary>The history of every component: ours, as Statuspage publishes none.</summary>
    public static object History(PublicPage page, PublicAddress address) => new
    {
        Page = Page(page, address),
        AsOf = page.AsOf,
        Components = page.Components.Select(c => new
        {
            Id = ComponentId(c.Name),
            c.Name,
            Uptime = Uptime.Share(c.History),
            Days = c.History.Select(d => new
            {
                Date = d.Day,
                Status = d.Known == TimeSpan.Zero ? null : d.Worst.Wire(),
                KnownSeconds = (long)d.Known.TotalSeconds,
                MajorOutageSeconds = (long)d.MajorOutage.TotalSeconds,
                PartialOutageSeconds = (long)d.PartialOutage.TotalSeconds,
                DegradedPerformanceSeconds = (long)d.Degraded.TotalSeconds,
                UnderMaintenanceSeconds = (long)d.Maintenance.TotalSeconds,
            }),
        }),
    };

    /// <summary>What a subscribed webhook gets: one incident or piece of planned work with all its posts, as Statuspage sends it.</summary>
    /// <param name="unsubscribe">Where the subscription ends.</param>
    public static object Notification(PublicPage page, PublicIncident told, Uri unsubscribe, PublicAddress address, DateTimeOffset now)
    {
        var (indicator, description) = OverallStatus.Of(page);
        return new
        {
            Meta = new { Unsubscribe = unsubscribe, Documentation = address.StatusPage, GeneratedAt = now },
            Page = new { Id = PageId(page), StatusIndicator = indicator, StatusDescription = description },
            Incident = told.ScheduledFor is null ? Incident(page, told, address) : Maintenance(page, told, address),
        };
    }

    public static string ComponentId(string name) => DerivedId.Of(Namespace, $"component/{name}").ToString("N");

    private static object Page(PublicPage page, PublicAddress address) =>
        new { Id = PageId(page), page.Name, Url = address.StatusPage, TimeZone = "Etc/UTC", UpdatedAt = page.ChangedAt };

    private static object Overall(PublicPage page)
    {
        var (indicator, description) = OverallStatus.Of(page);
        return new { Indicator = indicator, Description = description };
    }

    private static IEnumerable<object> AllComponents(PublicPage page) => page.Components.Select((c, i) => Component(page, c, i));

    private static object Component(PublicPage page, PublicComponent component, int position) => new
    {
        Id = ComponentId(component.Name),
        component.Name,
        component.Status,
        CreatedAt = component.Since ?? DateTimeOffset.UnixEpoch,
        UpdatedAt = component.ChangedAt ?? component.Since ?? DateTimeOffset.UnixEpoch,
        Position = position + 1,
        component.Description,
        Showcase = true,
        StartDate = component.Since?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        GroupId = (string?)null,
        PageId = PageId(page),
        Group = false,
        OnlyShowIfDegraded = false,
    };

    private static object Incident(PublicPage page, PublicIncident incident, PublicAddress address) => new
    {
        Id = incident.Id.ToString("N"),
        incident.Name,
        incident.Status,
        CreatedAt = incident.Posts[^1].PostedAt,
        incident.UpdatedAt,
        incident.MonitoringAt,
        incident.ResolvedAt,
        incident.Impact,
        Shortlink = address.Incident(incident.Id),
        incident.StartedAt,
        PageId = PageId(page),
        IncidentUpdates = Updates(incident),
        Components = Affected(page, incident),
        ReminderIntervals = (string?)null,
    };

    private static object Maintenance(PublicPage page, PublicIncident maintenance, PublicAddress address) => new
    {
        Id = maintenance.Id.ToString("N"),
        maintenance.Name,
        maintenance.Status,
        CreatedAt = maintenance.Posts[^1].PostedAt,
        maintenance.UpdatedAt,
        maintenance.MonitoringAt,
        maintenance.ResolvedAt,
        maintenance.Impact,
        Shortlink = address.Incident(maintenance.Id),
        maintenance.StartedAt,
        PageId = PageId(page),
        IncidentUpdates = Updates(maintenance),
        Components = Affected(page, maintenance),
        maintenance.ScheduledFor,
        maintenance.ScheduledUntil,
    };

    private static IEnumerable<object> Updates(PublicIncident incident) => incident.Posts.Select(p => new
    {
        Id = p.Id.ToString("N"),
        p.Status,
        p.Body,
        IncidentId = incident.Id.ToString("N"),
        CreatedAt = p.PostedAt,
        UpdatedAt = p.PostedAt,
        DisplayAt = p.PostedAt,
        AffectedComponents = p.Affected.Count == 0
            ? null
            : p.Affected.Select(c => new { Code = ComponentId(c.Component), Name = c.Component, OldStatus = c.Before, NewStatus = c.After }),
        DeliverNotifications = true,
        CustomTweet = (string?)null,
        TweetId = (string?)null,
    });

    private static IEnumerable<object> Affected(PublicPage page, PublicIncident incident) =>
        page.Components.Select((c, i) => (c, i)).Where(c => incident.Components.Contains(c.c.Name)).Select(c => Component(page, c.c, c.i));

    private static string PageId(PublicPage page) => DerivedId.Of(Namespace, $"page/{page.Name}").ToString("N");

    /// <summary>Times as Statuspage writes them: UTC with milliseconds.</summary>
    private sealed class Milliseconds : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
    }
}
