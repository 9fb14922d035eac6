using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Ical.Net;
using IncidentPlatform.Contracts;
using static IncidentPlatform.Escalation.Tests.Service.AnEscalationService;

namespace IncidentPlatform.Escalation.Tests.Service;

public sealed class Changing_who_is_on_call(AnEscalationService service) : IClassFixture<AnEscalationService>, IAsyncLifetime
{
    private static readonly string[] Everyone = ["ada", "grace", "barbara"];
    private static readonly string[] Weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday"];

    public async ValueTask InitializeAsync()
    {
        using var admin = Admin();
        foreach (var person in Everyone)
            (await admin.PutAsJsonAsync($"people/{person}", new { name = $"{person} the first", email = $"{person}@example.com" })).EnsureSuccessStatusCode();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_schedule_of_layers_can_be_tried_before_it_is_set_and_ended()
    {
        using var admin = Admin();
        var body = new
        {
            timeZone = "UTC",
            layers = new object[]
            {
                new { name = "always", start = "2026-01-05T00:00:00", shiftLength = "P7D", participants = new[] { "ada" } },
                new
                {
                    name = "office", start = "2026-01-05T00:00:00", shiftLength = "P1D", participants = new[] { "grace", "barbara" },
                    restrictions = new[] { new { days = Weekdays, from = "09:00:00", to = "17:00:00" } },
                },
            },
        };
        const string span = "?from=2030-04-08T00:00:00Z&to=2030-04-10T00:00:00Z";

        using var tried = await admin.PostAsJsonAsync($"schedules/tried/preview{span}", body);
        var preview = await tried.Content.ReadFromJsonAsync<JsonElement>();
        preview.GetProperty("shifts").EnumerateArray().Count(s => Is(s, "person", "ada")).Should().Be(3, "before, between and after the hours of the office");
        preview.GetProperty("layers").GetProperty("office").EnumerateArray().Should().HaveCount(2);
        preview.GetProperty("gaps").EnumerateArray().Should().BeEmpty();
        (await admin.GetAsync(new Uri("schedules/tried", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.NotFound, "trying changes nothing");

        (await admin.PutAsJsonAsync("schedules/tried", body)).EnsureSuccessStatusCode();
        var set = await service.Until($"schedules/tried/shifts{span}", _ => true);
        set.GetProperty("shifts").GetRawText().Should().Be(preview.GetProperty("shifts").GetRawText());
        (await service.Until("schedules/tried", _ => true)).GetProperty("layers")[1].GetProperty("restrictions")[0].GetProperty("days").EnumerateArray()
            .Select(d => d.GetString()).Should().Equal(Weekdays);

        (await admin.DeleteAsync(new Uri("schedules/tried", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await service.Until("on-call", o => o.GetProperty("onCall").EnumerateArray().All(s => !Is(s, "duty", "tried")))).ValueKind.Should().Be(JsonValueKind.Object);
        await Refused(admin.PutAsJsonAsync("schedules/tried", new { timeZone = "UTC" }), "schedule-ambiguous");
    }

    [Fact]
    public async Task Somebody_may_always_have_a_duty()
    {
        using var admin = Admin();
        foreach (var restrictions in new object?[] { null, new[] { new { days = Weekdays, from = "09:00:00", to = "17:00:00" } } })
        {
            var layers = new[] { new { name = "always", start = "2026-01-01T00:00:00", shiftLength = "P3650D", participants = new[] { "ada" }, restrictions } };
            (await admin.PutAsJsonAsync("schedules/always", new { timeZone = "UTC", layers })).StatusCode.Should().Be(HttpStatusCode.OK);
        }

        var monday = new DateTimeOffset(2030, 4, 8, 12, 0, 0, TimeSpan.Zero);
        (await OnCall("always", monday)).Should().Be("ada");
        await Refused(admin.PutAsJsonAsync("schedules/always", new { timeZone = "UTC", start = "2026-01-01T00:00:00", shiftLength = "P99999D", participants = new[] { "ada" } }), "shift-too-short");
    }

    [Fact]
    public async Task An_override_and_a_swap_are_on_the_roster_at_once_and_asked_twice_made_once()
    {
        await Rotation("shared", "ada", "grace");
        var (day, id) = (Day(3), Guid.CreateVersion7());
        using var ada = service.As("ada", OrganisationRoles.Responder);
        foreach (var _ in Enumerable.Range(0, 2))
            (await ada.PostAsJsonAsync("schedules/shared/overrides", new { person = "barbara", from = day, to = day.AddDays(1), reason = "A wedding", id })).StatusCode.Should().Be(HttpStatusCode.Created);

        (await OnCall("shared", day.AddHours(12))).Should().Be("barbara");
        Items(await service.Until("schedules", _ => true)).Single(s => Is(s, "id", "shared")).GetProperty("overrides").EnumerateArray().Should().ContainSingle();
        (await service.Until("roster", _ => true)).GetProperty("shifts").EnumerateArray().Should().Contain(s => Is(s, "duty", "shared") && Is(s, "person", "barbara"));

        (await ada.DeleteAsync(new Uri($"schedules/shared/overrides/{id}", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.NoContent);
        var (one, other) = (await OnCall("shared", Day(5).AddHours(12)), await OnCall("shared", Day(6).AddHours(12)));
        (await ada.PostAsJsonAsync("schedules/shared/swaps", new { one = Day(5).AddHours(12), other = Day(6).AddHours(12) })).StatusCode.Should().Be(HttpStatusCode.Created);
        (await OnCall("shared", Day(5).AddHours(12)), await OnCall("shared", Day(6).AddHours(12))).Should().Be((other, one));
        await Refused(ada.PostAsJsonAsync("schedules/shared/overrides", new { person = "nobody", from = day, to = day.AddDays(1) }), "person-unknown");
        await Refused(ada.PostAsJsonAsync("schedules/shared/overrides", new { person = "ada", from = day, to = day }), "override-ends");
        await Refused(ada.PostAsJsonAsync("schedules/none/overrides", new { person = "ada", from = day, to = day.AddDays(1) }), "no-schedule", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_calendar_is_read_by_its_secret_address_until_it_is_taken_back()
    {
        await Rotation("calendar", "ada", "grace");
        using var ada = service.As("ada", OrganisationRoles.Responder);
        using var made = await ada.PostAsJsonAsync("calendar-feeds", new { person = "ada" });
        var feed = await made.Content.ReadFromJsonAsync<JsonElement>();
        using var anybody = service.Anybody();
        var path = new Uri(feed.GetProperty("path").GetString()!.TrimStart('/'), UriKind.Relative);

        using var answer = await anybody.GetAsync(path);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("text/calendar");
        var calendar = Calendar.Load(await answer.Content.ReadAsStringAsync())!;
        calendar.Events.Should().OnlyContain(e => e.Summary!.StartsWith("On call: ", StringComparison.Ordinal)).And.HaveCountGreaterThan(40, "every second day for 90 days");
        calendar.Events.Select(e => e.Uid).Should().OnlyHaveUniqueItems();

        using var shared = await ada.PostAsJsonAsync("calendar-feeds", new { duty = "calendar" });
        var path2 = (await shared.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("path").GetString()!.TrimStart('/');
        (await anybody.GetStringAsync(new Uri(path2, UriKind.Relative))).Should().Contain("calendar: grace the first");

        await Refused(ada.PostAsJsonAsync("calendar-feeds", new { person = "grace" }), "feed-of-another", HttpStatusCode.Forbidden);
        await Refused(ada.PostAsJsonAsync("calendar-feeds", new { }), "feed-ambiguous");
        (await service.Until("calendar-feeds", _ => true)).EnumerateArray().Should().HaveCount(2);
        (await ada.DeleteAsync(new Uri($"calendar-feeds/{feed.GetProperty("id").GetString()}", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await anybody.GetAsync(path)).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_is_next_is_reminded_once_before_the_shift_unless_it_became_somebody_elses()
    {
        await Rotation("reminding", "grace", "barbara");
        var next = Day(2);
        var person = await OnCall("reminding", next.AddHours(1));
        (person is "grace" or "barbara").Should().BeTrue();

        service.Clock.MoveTo(next.AddMinutes(-29));
        await service.Until("reminders", r => r.EnumerateArray().Any(m => Is(m, "reason", "shift-starts") && Is(m, "subject", "/schedules/reminding/shifts")), person!);
        await Rotation("reminding", "grace", "barbara");
        (await service.Until("reminders", _ => true, person!)).EnumerateArray().Count(m => Is(m, "subject", "/schedules/reminding/shifts")).Should().Be(1);
    }

    [Fact]
    public async Task Other_schedules_can_be_run_over_what_has_happened()
    {
        await Rotation("primary", "grace");
        var incident = new AToldIncident();
        await service.Happens(incident.Declared(service.Clock.Now));
        await service.Page(incident.Id, "ada", "commander-acknowledged", "delivered");
        service.Clock.MoveTo(service.Clock.Now.AddMinutes(6));
        await service.Page(incident.Id, "grace", "commander-acknowledged", "delivered");
        using var admin = Admin();

        var schedules = new { primary = new { timeZone = "UTC", start = "2026-01-05T00:00:00", shiftLength = "P1D", participants = new[] { "barbara" } } };
        using var answer = await admin.PostAsJsonAsync("what-if", new { incidents = new[] { incident.Id }, schedules });
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        var said = await answer.Content.ReadFromJsonAsync<JsonElement>();

        said.GetProperty("happened").GetProperty("pagesByPerson").TryGetProperty("grace", out _).Should().BeTrue();
        var would = said.GetProperty("wouldHave").GetProperty("pagesByPerson");
        (would.TryGetProperty("barbara", out _), would.TryGetProperty("grace", out _)).Should().Be((true, false));
        (said.GetProperty("incidents").GetInt32(), said.GetProperty("differing").GetInt32()).Should().Be((1, 1));
        (await service.Until($"pages?incident={incident.Id}&person=barbara", _ => true)).GetProperty("items").EnumerateArray().Should().BeEmpty("nobody is woken by a question");
        await Refused(admin.PostAsJsonAsync("what-if", new { incidents = new[] { incident.Id } }), "nothing-changed");
    }

    /// <summary>Shifts of a day each, from midnight on.</summary>
    private async Task Rotation(string duty, params string[] people)
    {
        using var admin = Admin();
        (await admin.PutAsJsonAsync($"schedules/{duty}", new { timeZone = "UTC", start = "2026-01-05T00:00:00", shiftLength = "P1D", participants = people })).EnsureSuccessStatusCode();
    }

    private DateTimeOffset Day(int days) => new DateTimeOffset(service.Clock.Now.UtcDateTime.Date, TimeSpan.Zero).AddDays(days);

    private async Task<string?> OnCall(string duty, DateTimeOffset at) =>
        (await service.Until($"on-call?at={Uri.EscapeDataString(at.ToString("O"))}", _ => true)).GetProperty("onCall").EnumerateArray().Single(s => Is(s, "duty", duty)).GetProperty("person").GetString();

    private HttpClient Admin() => service.As("root", OrganisationRoles.Admin);
}
