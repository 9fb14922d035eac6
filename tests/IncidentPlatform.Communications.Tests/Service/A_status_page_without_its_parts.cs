using System.Net;
using System.Net.Http.Json;
using IncidentPlatform.Client.Development;
using IncidentPlatform.Contracts;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Communications.Tests.Service;

public sealed class A_status_page_without_its_parts
{
    private static readonly string[] Forms =
    [
        "status", "status/feed.atom", "status/feed.rss", "status/badge.svg", "status/badge.svg?component=Checkout", "status/history.json", "status/subscribe",
        "api/v2/summary.json", "api/v2/status.json", "api/v2/components.json", "api/v2/incidents.json", "api/v2/incidents/unresolved.json",
        "api/v2/scheduled-maintenances.json", "api/v2/scheduled-maintenances/upcoming.json", "api/v2/scheduled-maintenances/active.json",
    ];

    [Fact]
    public async Task Answers_with_database_broker_and_siblings_away_over_a_restart_and_says_as_of_when()
    {
        await using var platform = await PlatformUnderTest.Start(null, Origins.Communications);
        using (var admin = platform.Http(Origins.Communications, platform.Token("root", OrganisationRoles.Admin)))
        {
            (await admin.PutAsJsonAsync(new Uri("status-page/components/Checkout", UriKind.Relative), new { services = (string[])["checkout-api"] })).EnsureSuccessStatusCode();
            var start = TimeProvider.System.GetUtcNow().AddDays(1);
            (await admin.PostAsJsonAsync(new Uri("status-page/maintenances", UriKind.Relative), new
            {
                title = "Index rebuilt",
                text = "Search is slow.",
                components = (string[])["Checkout"],
                startsAt = start,
                endsAt = start.AddHours(1),
            })).EnsureSuccessStatusCode();
        }

        using var reader = platform.Http(Origins.Communications, null);
        await Eventually.So(async () => (await reader.GetStringAsync(new Uri("status", UriKind.Relative))).Contains("Index rebuilt", StringComparison.Ordinal));
        await Eventually.So(() => Task.FromResult(File.ReadAllText(Path.Combine(platform.Folder, "status-page.json")).Contains("Index rebuilt", StringComparison.Ordinal)));

        platform.DatabaseLink.Cut();
        platform.BrokerLink.Cut();
        await platform.Communications.Kill();
        var clock = new ClockFile(platform.ClockFile, TimeProvider.System);
        clock.MoveTo(clock.Now.AddMinutes(10));
        await platform.Communications.Start(waitUntilReady: false);

        await Eventually.So(async () => await Answers(reader, "health/live"), "that the process runs");
        foreach (var form in Forms)
            (await Answers(reader, form)).Should().BeTrue(form);
        var page = await reader.GetStringAsync(new Uri("status", UriKind.Relative));
        page.Should().Contain("Index rebuilt").And.Contain("This page stands as of");
        using var json = await reader.GetAsync(new Uri("api/v2/scheduled-maintenances/upcoming.json", UriKind.Relative));
        (await json.Content.ReadAsStringAsync()).Should().Contain("Index rebuilt");
        DateTimeOffset.Parse(json.Headers.GetValues("As-Of").Single(), System.Globalization.CultureInfo.InvariantCulture)
            .Should().BeBefore(clock.Now.AddMinutes(-9)).And.BeAfter(clock.Now.AddMinutes(-20));
    }

    private static async Task<bool> Answers(HttpClient reader, string path)
    {
        try
        {
            using var answer = await reader.GetAsync(new Uri(path, UriKind.Relative));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
