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
    };

    public static string Write(object answer) => JsonSerializer.Serialize(answer, Options);

    public static object Summary(PublicPage page, PublicAddress address) => new
    {
        Page = Page(page, address),
        Components = page.Components.Select((c, i) => Component(page, c, i)),
        Incidents = page.Unresolved.Select(i => Incident(page, i, address)),
        ScheduledMaintenances = Array.Empty<object>(),
        Status = Overall(page),
    };

    public static object Status(PublicPage page, PublicAddress address) => new { Page = Page(page, address), Status = Overall(page) };

    public static object Components(PublicPage page, PublicAddress address) =>
        new { Page = Page(page, address), Components = page.Components.Select((c, i) => Component(page, c, i)) };

    public static object Incidents(PublicPage page, IEnumerable<PublicIncident> incidents, PublicAddress address) =>
        new { Page = Page(page, address), Incidents = incidents.Select(i => Incident(page, i, address)) };

    private static object Page(PublicPage page, PublicAddress address) =>
        new { Id = PageId(page), page.Name, Url = address.StatusPage, TimeZone = "Etc/UTC", UpdatedAt = page.ChangedAt };

    private static object Overall(PublicPage page)
    {
        var (indicator, description) = OverallStatus.Of(page);
        return new { Indicator = indicator, Description = description };
    }

    private static object Component(PublicPage page, PublicComponent component, int position) => new
    {
        Id = ComponentId(component.Name),
        component.Name,
        component.Status,
        CreatedAt = DateTimeOffset.UnixEpoch,
        UpdatedAt = page.ChangedAt,
        Position = position + 1,
        component.Description,
        Showcase = true,
        StartDate = (string?)null,
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
        CreatedAt = incident.StartedAt,
        incident.UpdatedAt,
        incident.MonitoringAt,
        incident.ResolvedAt,
        incident.Impact,
        Shortlink = address.Incident(incident.Id),
        incident.StartedAt,
        PageId = PageId(page),
        IncidentUpdates = incident.Posts.Select(p => new
        {
            Id = p.Id.ToString("N"),
            p.Status,
            p.Body,
            IncidentId = incident.Id.ToString("N"),
            CreatedAt = p.PostedAt,
            UpdatedAt = p.PostedAt,
            DisplayAt = p.PostedAt,
            AffectedComponents = incident.Components.Select(c => new { Code = ComponentId(c), Name = c }),
            DeliverNotifications = true,
        }),
        Components = page.Components.Select((c, i) => (c, i)).Where(c => incident.Components.Contains(c.c.Name)).Select(c => Component(page, c.c, c.i)),
    };

    private static string PageId(PublicPage page) => DerivedId.Of(Namespace, $"page/{page.Name}").ToString("N");

    private static string ComponentId(string name) => DerivedId.Of(Namespace, $"component/{name}").ToString("N");

    private static readonly Guid Namespace = new("5b1f6a0e-6c7d-4f3c-9a57-3f1d7f5d2c11");
}
