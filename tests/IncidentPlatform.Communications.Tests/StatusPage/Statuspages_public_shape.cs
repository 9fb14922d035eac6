using System.Text.Json;
using IncidentPlatform.Communications.Adapters;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.StatusPage;
using IncidentPlatform.Communications.Tests.Domain;
using IncidentPlatform.Communications.Views;
using IncidentPlatform.Testing;
using Microsoft.Extensions.Configuration;

namespace IncidentPlatform.Communications.Tests.StatusPage;

/// <summary>Member by member the shape of Statuspage's public v2 API, as its pages answer it.</summary>
public class Statuspages_public_shape
{
    private static readonly string[] PageMembers = ["id", "name", "url", "time_zone", "updated_at"];
    private static readonly string[] ComponentMembers =
        ["id", "name", "status", "created_at", "updated_at", "position", "description", "showcase", "start_date", "group_id", "page_id", "group", "only_show_if_degraded"];

    private static readonly string[] IncidentMembers =
    [
        "id", "name", "status", "created_at", "updated_at", "monitoring_at", "resolved_at", "impact", "shortlink", "started_at", "page_id", "incident_updates",
        "components", "reminder_intervals",
    ];

    private static readonly string[] MaintenanceMembers = [.. IncidentMembers.Except(["reminder_intervals"]), "scheduled_for", "scheduled_until"];

    private static readonly string[] UpdateMembers =
        ["id", "status", "body", "incident_id", "created_at", "updated_at", "display_at", "affected_components", "deliver_notifications", "custom_tweet", "tweet_id"];

    private static readonly PublicAddress Address =
        new(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["PublicUrl"] = "https://status.example.com" }).Build());

    private readonly PublicPage page = Page();

    [Fact]
    public void Of_the_summary()
    {
        var summary = Read(StatusJson.Summary(page, Address));

        Members(summary).Should().Equal("page", "components", "incidents", "scheduled_maintenances", "status");
        Members(summary.GetProperty("page")).Should().Equal(PageMembers);
        Members(summary.GetProperty("status")).Should().Equal("indicator", "description");
        Members(summary.GetProperty("components")[0]).Should().Equal(ComponentMembers);
        Members(summary.GetProperty("incidents")[0]).Should().Equal(IncidentMembers);
        Members(summary.GetProperty("scheduled_maintenances")[0]).Should().Equal(MaintenanceMembers);
        foreach (var update in Updates(summary, "incidents").Concat(Updates(summary, "scheduled_maintenances")))
        {
            Members(update).Should().Equal(UpdateMembers);
            Members(update.GetProperty("affected_components")[0]).Should().Equal("code", "name", "old_status", "new_status");
        }
    }

    [Fact]
    public void Of_each_part()
    {
        Members(Read(StatusJson.Status(page, Address))).Should().Equal("page", "status");
        Members(Read(StatusJson.Components(page, Address))).Should().Equal("page", "components");
        Members(Read(StatusJson.Incidents(page, page.Incidents, Address))).Should().Equal("page", "incidents");
        Members(Read(StatusJson.Maintenances(page, page.Maintenances, Address))).Should().Equal("page", "scheduled_maintenances");
    }

    [Fact]
    public void In_its_words()
    {
        var summary = Read(StatusJson.Summary(page, Address));

        summary.GetProperty("status").GetProperty("indicator").GetString().Should().Be("critical");
        summary.GetProperty("components").EnumerateArray().Select(c => c.GetProperty("status").GetString()).Should().Equal("major_outage", "under_maintenance");
        var incident = summary.GetProperty("incidents")[0];
        incident.GetProperty("status").GetString().Should().Be("investigating");
        incident.GetProperty("impact").GetString().Should().Be("critical");
        incident.GetProperty("resolved_at").ValueKind.Should().Be(JsonValueKind.Null);
        var affected = incident.GetProperty("incident_updates")[0].GetProperty("affected_components")[0];
        affected.GetProperty("old_status").GetString().Should().Be("operational");
        affected.GetProperty("new_status").GetString().Should().Be("major_outage");
        affected.GetProperty("code").GetString().Should().Be(summary.GetProperty("components")[0].GetProperty("id").GetString());
        var maintenance = summary.GetProperty("scheduled_maintenances")[0];
        maintenance.GetProperty("status").GetString().Should().Be("in_progress");
        maintenance.GetProperty("impact").GetString().Should().Be("maintenance");
        maintenance.GetProperty("scheduled_until").GetString().Should().Be("2026-03-02T04:14:00.000Z");
        summary.GetProperty("scheduled_maintenances")[1].GetProperty("status").GetString().Should().Be("scheduled");
        summary.GetProperty("page").GetProperty("url").GetString().Should().Be("https://status.example.com/status");
    }

    [Fact]
    public void Says_that_work_goes_on_where_nothing_is_wrong() =>
        OverallStatus.Of(page with { Incidents = [] }).Should().Be(("maintenance", "Service under maintenance"));

    [Fact]
    public void Has_no_affected_components_where_none_is_named()
    {
        var told = page.Incidents[0] with { Posts = [new PublicPost(Guid.CreateVersion7(), "investigating", "Title", "Body", AnIncident.Declared)] };

        var update = Read(StatusJson.Incidents(page, [told], Address)).GetProperty("incidents")[0].GetProperty("incident_updates")[0];

        update.GetProperty("affected_components").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public void Of_what_a_webhook_gets()
    {
        var sent = Read(StatusJson.Notification(page, page.Maintenances[0], new Uri("https://status.example.com/u"), Address, AnIncident.Declared));

        Members(sent).Should().Equal("meta", "page", "incident");
        Members(sent.GetProperty("meta")).Should().Equal("unsubscribe", "documentation", "generated_at");
        Members(sent.GetProperty("page")).Should().Equal("id", "status_indicator", "status_description");
        Members(sent.GetProperty("incident")).Should().Equal(MaintenanceMembers);
    }

    [Fact]
    public void Of_the_history_is_our_own()
    {
        var history = Read(StatusJson.History(page, Address)).GetProperty("components")[0];

        history.GetProperty("uptime").GetDouble().Should().Be(1);
        history.GetProperty("days").GetArrayLength().Should().Be(90);
        Members(history.GetProperty("days")[89]).Should().Equal(
            "date", "status", "known_seconds", "major_outage_seconds", "partial_outage_seconds", "degraded_performance_seconds", "under_maintenance_seconds");
    }

    private static PublicPage Page()
    {
        var told = Telling.Story().Hears(new AnIncident().With(s => s with { Components = ["Checkout"] }).IsDeclared()).Tells(Audience.Customers).State!;
        return PublicPages.Of(
            "Example", AnIncident.Declared, [new ToldInPublic(told.Id, told.Situation, told.Posts)],
            [new Component("Checkout", ["checkout-api"], "Paying"), new Component("Search", ["search"], Since: AnIncident.Declared.AddDays(-1))],
            [Planned(1, AnIncident.Declared, begun: true), Planned(2, AnIncident.Declared.AddDays(1), begun: false)]);
    }

    private static Maintenance Planned(int n, DateTimeOffset at, bool begun)
    {
        var id = new Guid($"0195a5f0-0000-7000-8000-00000000000{n}");
        var plan = new MaintenancePlan("Index rebuilt", "Search is slow.", ["Search"], at, at.AddHours(2));
        var story = new Specification<Maintenance>(MaintenanceEvolution.Evolve, "communications").When((m, now) => Maintenances.Plan(m, id, plan, now));
        return begun ? story.When((m, _) => Maintenances.Begin(m!)).State! : story.State!;
    }

    private static IEnumerable<JsonElement> Updates(JsonElement summary, string of) =>
        summary.GetProperty(of).EnumerateArray().SelectMany(i => i.GetProperty("incident_updates").EnumerateArray());

    private static JsonElement Read(object answer) => JsonSerializer.Deserialize<JsonElement>(StatusJson.Write(answer));

    private static IEnumerable<string> Members(JsonElement of) => of.EnumerateObject().Select(m => m.Name);
}
