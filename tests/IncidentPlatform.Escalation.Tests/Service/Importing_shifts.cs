using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using IncidentPlatform.Contracts;
using static IncidentPlatform.Escalation.Tests.Service.AnEscalationService;

namespace IncidentPlatform.Escalation.Tests.Service;

public sealed class Importing_shifts(AnEscalationService service) : IClassFixture<AnEscalationService>, IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        using var admin = Admin();
        foreach (var (id, name) in new[] { ("ada", "Ada Lovelace"), ("grace", "Grace Hopper"), ("barbara", "Barbara Liskov") })
            (await admin.PutAsJsonAsync($"people/{id}", new { name, email = $"{id}@example.com" })).EnsureSuccessStatusCode();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_calendar_as_PagerDuty_writes_it_is_tried_imported_and_imported_again_after_it_changed()
    {
        await Schedule("pager");
        var before = PagerDuty(("Q1", "ada", 1), ("Q2", "grace", 2), ("Q3", "ada", 3));
        using var admin = Admin();

        var preview = await Imported(Post("pager", before, "?preview=true"));
        Holders(preview).Should().Equal("ada", "grace", "ada");
        preview.GetProperty("gaps").EnumerateArray().Should().HaveCount(2, "before the first and after the last");
        (await Overrides("pager")).Should().BeEmpty("a preview changes nothing");

        (await Imported(Post("pager", before))).GetProperty("shifts").GetRawText().Should().Be(preview.GetProperty("shifts").GetRawText());
        (await OnCall("pager", 2)).Should().Be("grace");
        (await service.Until("roster", _ => true)).GetProperty("shifts").EnumerateArray().Should().Contain(s => Is(s, "duty", "pager") && Is(s, "person", "grace"));

        var roster = (await service.Until("roster", _ => true)).GetProperty("version").GetInt64();
        await Imported(Post("pager", before));
        (await service.Until("roster", _ => true)).GetProperty("version").GetInt64().Should().Be(roster, "it says so already");

        (await admin.PostAsJsonAsync("schedules/pager/overrides", new { person = "ada", from = Day(2).AddHours(10), to = Day(2).AddHours(11) })).StatusCode.Should().Be(HttpStatusCode.Created);
        await Imported(Post("pager", PagerDuty(("Q1", "ada", 1), ("Q2", "barbara", 2))));
        (await OnCall("pager", 2)).Should().Be("barbara");
        (await OnCall("pager", 2, 10.5)).Should().Be("ada", "she took over");
        (await OnCall("pager", 3)).Should().BeNull("the shift is gone from the calendar");
    }

    [Fact]
    public async Task A_calendar_as_Google_writes_it_recurs_at_the_same_hour_through_daylight_saving()
    {
        await Schedule("google", "Europe/Berlin");
        service.Clock.MoveTo(new DateTimeOffset(service.Clock.Now.Year + 1, 3, 1, 0, 0, 0, TimeSpan.Zero));
        var start = service.Clock.Now.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var google = $"""
            BEGIN:VCALENDAR
            PRODID:-//Google Inc//Google Calendar 70.9054//EN
            VERSION:2.0
            METHOD:PUBLISH
            X-WR-CALNAME:Platform on call
            X-WR-TIMEZONE:Europe/Berlin
            BEGIN:VTIMEZONE
            TZID:Europe/Berlin
            X-LIC-LOCATION:Europe/Berlin
            BEGIN:DAYLIGHT
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            TZNAME:CEST
            DTSTART:19700329T020000
            RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
            END:DAYLIGHT
            BEGIN:STANDARD
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            TZNAME:CET
            DTSTART:19701025T030000
            RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            DTSTART;TZID=Europe/Berlin:{start}T090000
            DTEND;TZID=Europe/Berlin:{start}T170000
            RRULE:FREQ=DAILY
            DTSTAMP:{start}T000000Z
            ORGANIZER;CN=Platform on call:mailto:c_1@group.calendar.google.com
            UID:5k1@google.com
            ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=Grace
              Hopper;X-NUM-GUESTS=0:mailto:Grace@example.com
            ATTENDEE;CUTYPE=RESOURCE;PARTSTAT=ACCEPTED;CN=Room 7:mailto:room-7@resource.calendar.google.com
            SEQUENCE:0
            STATUS:CONFIRMED
            SUMMARY:On call
            TRANSP:OPAQUE
            END:VEVENT
            END:VCALENDAR
            """;

        var imported = await Imported(Post("google", google));

        imported.GetProperty("calendar").GetString().Should().Be("Platform on call");
        imported.GetProperty("shifts").EnumerateArray().Select(s => s.GetProperty("from").GetDateTimeOffset().Hour).Distinct().Should().Equal(8, 7);
        Holders(imported).Should().HaveCount(90).And.OnlyContain(p => p == "grace");
    }

    [Fact]
    public async Task Where_a_shift_is_nobodys_nothing_is_imported_and_each_is_named()
    {
        await Schedule("nobody");
        var calendar = PagerDuty(("Q1", "ada", 1), ("Q2", "linus", 2), ("Q3", "margaret", 3));

        using var refused = await Post("nobody", calendar);
        refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("type").GetString().Should().EndWith("shifts-of-nobody");
        problem.GetProperty("errors").EnumerateObject().Select(e => e.Name).Should().Equal($"Q2 at {Day(2):yyyy-MM-dd}T00:00:00Z", $"Q3 at {Day(3):yyyy-MM-dd}T00:00:00Z");
        (await Overrides("nobody")).Should().BeEmpty();

        var preview = await Imported(Post("nobody", calendar, "?preview=true"));
        Holders(preview).Should().Equal("ada");
        preview.GetProperty("unmatched").EnumerateArray().Select(u => u.GetProperty("uid").GetString()).Should().Equal("Q2", "Q3");
    }

    [Fact]
    public async Task What_cannot_be_imported_says_what_is_wrong()
    {
        await Schedule("refusing");
        await Refused(Post("refusing", "<html>Sign in</html>"), "calendar-malformed");
        await Refused(Post("refusing", PagerDuty(("Q1", "ada", 1)).Replace("SUMMARY", "RRULE:FREQ=SECONDLY\r\nSUMMARY", StringComparison.Ordinal)), "repeats-too-often");
        await Refused(Post("refusing", new string('x', (1024 * 1024) + 1)), "calendar-too-large", HttpStatusCode.RequestEntityTooLarge);
        await Refused(Post("refusing", PagerDuty(("Q1", "ada", 1)), "?to=2020-01-01T00:00:00Z"), "import-ends");
        await Refused(Post("refusing", PagerDuty(("Q1", "ada", 1)), "?to=2999-01-01T00:00:00Z"), "import-too-long");
        await Refused(Post("none", PagerDuty(("Q1", "ada", 1))), "no-schedule", HttpStatusCode.NotFound);
        using var responder = service.As("ada", OrganisationRoles.Responder);
        (await responder.PostAsync(new Uri("schedules/refusing/imports", UriKind.Relative), Content(""))).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    /// <summary>Shifts of a day each: UID, whose, and how many days from today.</summary>
    private string PagerDuty(params (string Uid, string Person, int Day)[] shifts) => string.Join("\r\n",
    [
        "BEGIN:VCALENDAR", "PRODID;X-RICAL-TZSOURCE=TZINFO:-//com.denhaven2/NONSGML ri_cal gem//EN", "CALSCALE:GREGORIAN", "VERSION:2.0", "X-WR-CALNAME:Platform Primary",
        .. shifts.SelectMany(s => new[]
        {
            "BEGIN:VEVENT", $"DTEND;VALUE=DATE-TIME:{Day(s.Day + 1):yyyyMMdd}T000000Z", $"DTSTART;VALUE=DATE-TIME:{Day(s.Day):yyyyMMdd}T000000Z", $"ATTENDEE:{s.Person}@example.com",
            $"URL:https://example.pagerduty.com/schedules#{s.Uid}", $"UID:{s.Uid}", "SUMMARY:On Call - Platform Primary", "END:VEVENT",
        }),
        "END:VCALENDAR", "",
    ]);

    private async Task Schedule(string duty, string timeZone = "UTC")
    {
        using var admin = Admin();
        (await admin.PutAsJsonAsync($"schedules/{duty}", new { timeZone, layers = Array.Empty<object>() })).EnsureSuccessStatusCode();
    }

    private async Task<HttpResponseMessage> Post(string duty, string calendar, string query = "")
    {
        using var admin = Admin();
        return await admin.PostAsync(new Uri($"schedules/{duty}/imports{query}", UriKind.Relative), Content(calendar));
    }

    private static async Task<JsonElement> Imported(Task<HttpResponseMessage> call)
    {
        using var answer = await call;
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        answer.StatusCode.Should().Be(HttpStatusCode.OK, body.ToString());
        return body;
    }

    private static StringContent Content(string calendar) => new(calendar, Encoding.UTF8, "text/calendar");

    private static IEnumerable<string?> Holders(JsonElement import) => import.GetProperty("shifts").EnumerateArray().Select(s => s.GetProperty("person").GetString());

    private async Task<IEnumerable<JsonElement>> Overrides(string duty) => (await service.Until($"schedules/{duty}", _ => true)).GetProperty("overrides").EnumerateArray();

    private async Task<string?> OnCall(string duty, int day, double hour = 6) =>
        (await service.Until($"on-call?at={Uri.EscapeDataString(Day(day).AddHours(hour).ToString("O"))}", _ => true)).GetProperty("onCall").EnumerateArray()
        .Where(s => Is(s, "duty", duty)).Select(s => s.GetProperty("person").GetString()).SingleOrDefault();

    private DateTimeOffset Day(int days) => new DateTimeOffset(service.Clock.Now.UtcDateTime.Date, TimeSpan.Zero).AddDays(days);

    private HttpClient Admin() => service.As("root", OrganisationRoles.Admin);
}
