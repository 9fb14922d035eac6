using System.Globalization;
using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Escalation.Features.OnCall.Importing;
using Microsoft.AspNetCore.Http;

namespace IncidentPlatform.Escalation.Tests.OnCall;

public class What_a_calendar_says
{
    [Fact]
    public void Recurring_shifts_meet_at_the_same_hour_through_daylight_saving() =>
        Of("DTSTART;TZID=Europe/Berlin:20260102T090000|DTEND;TZID=Europe/Berlin:20260103T090000|RRULE:FREQ=DAILY;UNTIL=20260331T000000Z", "2026-03-28T12:00Z").Should().Equal(
            "2026-03-28T08:00Z-2026-03-29T07:00Z", "2026-03-29T07:00Z-2026-03-30T07:00Z", "2026-03-30T07:00Z-2026-03-31T07:00Z");

    [Fact]
    public void A_duration_of_hours_is_that_of_a_watch_and_one_of_days_that_of_the_calendar()
    {
        Of("DTSTART;TZID=Europe/Berlin:20260328T090000|DURATION:PT24H").Should().Equal("2026-03-28T08:00Z-2026-03-29T08:00Z");
        Of("DTSTART;TZID=Europe/Berlin:20260328T090000|DURATION:P1D").Should().Equal("2026-03-28T08:00Z-2026-03-29T07:00Z");
    }

    [Fact]
    public void Floating_times_and_whole_days_are_those_of_the_schedules_zone()
    {
        Of("DTSTART:20260328T090000|DTEND:20260328T170000").Should().Equal("2026-03-28T08:00Z-2026-03-28T16:00Z");
        Of("DTSTART;VALUE=DATE:20260328|DTEND;VALUE=DATE:20260330").Should().Equal("2026-03-27T23:00Z-2026-03-29T22:00Z");
        Of("DTSTART;VALUE=DATE:20260329").Should().Equal("2026-03-28T23:00Z-2026-03-29T22:00Z");
    }

    [Fact]
    public void Dates_are_added_and_taken_out() =>
        Of("DTSTART:20260401T090000Z|DTEND:20260401T100000Z|RRULE:FREQ=DAILY;COUNT=3|EXDATE:20260402T090000Z|RDATE:20260410T090000Z|RDATE;VALUE=PERIOD:20260411T090000Z/20260411T150000Z,20260412T090000Z/PT2H")
            .Should().Equal(
                "2026-04-01T09:00Z-2026-04-01T10:00Z", "2026-04-03T09:00Z-2026-04-03T10:00Z", "2026-04-10T09:00Z-2026-04-10T10:00Z", "2026-04-11T09:00Z-2026-04-11T15:00Z",
                "2026-04-12T09:00Z-2026-04-12T11:00Z");

    [Fact]
    public void One_of_many_that_was_moved_or_cancelled_is_where_it_was_moved_or_nowhere() => OfCalendar(Calendar(
            Event("DTSTART:20260401T090000Z|DTEND:20260401T100000Z|RRULE:FREQ=DAILY;COUNT=4"),
            Event("RECURRENCE-ID:20260402T090000Z|DTSTART:20260402T200000Z|DTEND:20260402T210000Z|SEQUENCE:2"),
            Event("RECURRENCE-ID:20260402T090000Z|DTSTART:20260402T180000Z|DTEND:20260402T190000Z|SEQUENCE:1"),
            Event("RECURRENCE-ID:20260403T090000Z|DTSTART:20260403T090000Z|DTEND:20260403T100000Z|STATUS:CANCELLED")))
        .Should().BeEquivalentTo("2026-04-01T09:00Z-2026-04-01T10:00Z", "2026-04-02T20:00Z-2026-04-02T21:00Z", "2026-04-04T09:00Z-2026-04-04T10:00Z");

    [Fact]
    public void What_is_cancelled_lasts_no_time_or_is_outside_the_period_is_not_in_it()
    {
        Of("DTSTART:20260401T090000Z|DTEND:20260401T100000Z|STATUS:cancelled").Should().BeEmpty();
        Of("DTSTART:20260401T090000Z").Should().BeEmpty();
        Of("DTSTART:20260326T090000Z|DTEND:20260326T100000Z").Should().BeEmpty();
        Of("DTSTART:20260326T090000Z|DTEND:20260327T100000Z").Should().ContainSingle("it is on when the period begins");
    }

    [Theory]
    [InlineData("W. Europe Standard Time", "", "2026-03-28T08:00Z")]
    [InlineData("/freeassociation.sourceforge.net/Europe/Berlin", "", "2026-03-28T08:00Z")]
    [InlineData("/Europe/Berlin", "", "2026-03-28T08:00Z")]
    [InlineData("\"(UTC+01:00) Amsterdam, Berlin\"", "TZID:(UTC+01:00) Amsterdam, Berlin|X-LIC-LOCATION:Europe/Berlin", "2026-03-28T08:00Z")]
    [InlineData("Ours", "TZID:Ours|BEGIN:STANDARD|DTSTART:16010101T000000|TZOFFSETFROM:+0530|TZOFFSETTO:+0530|END:STANDARD", "2026-03-28T03:30Z")]
    public void Zones_go_by_their_names_or_by_what_the_calendar_says_of_them(string zone, string defined, string starts) =>
        OfCalendar(Calendar($"BEGIN:VTIMEZONE\r\n{Lines(defined)}\r\nEND:VTIMEZONE", Event($"DTSTART;TZID={zone}:20260328T090000|DURATION:PT1H"))).Single().Should().StartWith(starts);

    [Theory]
    [InlineData("DTSTART;TZID=Ours:20260328T090000|DURATION:PT1H", "time-zone-unknown", "Ours")]
    [InlineData("DTSTART;TZID=\"(UTC+01:00) Amsterdam\":20260328T090000|DURATION:PT1H", "time-zone-unknown", "Amsterdam")]
    [InlineData("DTSTART:2026-03-28|DURATION:PT1H", "calendar-malformed", "DTSTART:2026-03-28")]
    [InlineData("DTSTART:20260328T090000Z|DURATION:long", "calendar-malformed", "DURATION")]
    [InlineData("DTSTART:20260328T090000Z|DTEND:20260327T090000Z", "calendar-malformed", "e1 ends before it starts")]
    [InlineData("DURATION:PT1H", "calendar-malformed", "DTSTART")]
    [InlineData("DTSTART:20260328T090000Z|DURATION:PT1H|RRULE:FREQ=FORTNIGHTLY", "calendar-malformed", "FORTNIGHTLY")]
    [InlineData("DTSTART:20260328T090000Z|DURATION:PT1H|RRULE:FREQ=DAILY|EXDATE:never", "calendar-malformed", "never")]
    [InlineData("DTSTART:20260328T090000Z|DURATION:PT1H|RRULE:FREQ=DAILY|EXRULE:FREQ=WEEKLY", "calendar-malformed", "EXRULE")]
    [InlineData("DTSTART:20260328T090000Z|DURATION:PT1H|RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "calendar-malformed", "never")]
    [InlineData("DTSTART:20260328T090000Z|DURATION:PT1H|RRULE:FREQ=SECONDLY", "repeats-too-often", "e1")]
    [InlineData("DTSTART:20260328T090000Z|DURATION:PT1H|RRULE:FREQ=MINUTELY;COUNT=2000000000", "repeats-too-often", "e1")]
    [InlineData("DTSTART:19000101T090000Z|DURATION:PT1H|RRULE:FREQ=HOURLY", "repeats-too-often", "e1")]
    [InlineData("DTSTART:00010101T090000Z|DURATION:PT1H|RRULE:FREQ=DAILY;COUNT=2000000000", "repeats-too-often", "e1")]
    [InlineData("DTSTART:20260101T090000Z|DURATION:PT1H|RRULE:FREQ=YEARLY;BYMINUTE=1,2,3,4;BYSECOND=1,2,3;BYSETPOS=-1", "repeats-too-often", "e1")]
    public void What_cannot_be_read_or_would_take_too_long_is_refused_with_what_is_wrong(string lines, string code, string says) =>
        Refusal(Calendar(Event(lines))).Should().Match<(string Code, string Detail)>(r => r.Code == code && r.Detail.Contains(says));

    [Fact]
    public void What_has_repeated_for_years_is_read() =>
        Of("DTSTART;TZID=America/New_York:20120102T090000|DURATION:P7D|RRULE:FREQ=WEEKLY;BYDAY=MO").Should().HaveCount(14);

    [Theory]
    [InlineData("")]
    [InlineData("<html><body>Sign in</body></html>")]
    [InlineData("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1")]
    [InlineData("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20260328T090000Z\r\nBEGIN:VALARM\r\nUID:1\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR")]
    public void What_is_no_calendar_is_refused(string text) => Refusal(text).Code.Should().Be("calendar-malformed");

    [Fact]
    public void More_shifts_than_anybody_has_are_refused() =>
        Refusal(Calendar([.. Enumerable.Range(0, 5).Select(_ => Event("DTSTART:20260327T000000Z|DURATION:PT1H|RRULE:FREQ=HOURLY"))])).Code.Should().Be("too-many-shifts");

    [Theory]
    [InlineData("ATTENDEE;CN=Somebody:MAILTO:Ada@Example.com", "ada")]
    [InlineData("ATTENDEE:ada@example.com", "ada")]
    [InlineData("ATTENDEE:mailto:room-7@example.com|ATTENDEE;PARTSTAT=DECLINED:mailto:ada@example.com|ATTENDEE:mailto:grace@example.com", "grace")]
    [InlineData("ATTENDEE:mailto:ada@example.com|ATTENDEE:mailto:grace@example.com|SUMMARY:Grace Hopper", "grace")]
    [InlineData("ATTENDEE:mailto:ada@example.com|ATTENDEE:mailto:grace@example.com|ORGANIZER:mailto:ada@example.com", null)]
    [InlineData("SUMMARY:On Call - ada lovelace - Primary", "ada")]
    [InlineData("SUMMARY:[L1] grace", "grace")]
    [InlineData("SUMMARY:grace@example.com", "grace")]
    [InlineData("SUMMARY:Ada Lovelace / Grace Hopper", null)]
    [InlineData("SUMMARY:Primary|ORGANIZER;CN=Ada Lovelace:mailto:a.l@example.org", "ada")]
    [InlineData("SUMMARY:Adam", null)]
    [InlineData("SUMMARY:Grace Hopper|ORGANIZER:mailto:ada@example.com", "grace")]
    public void A_shift_is_of_the_one_person_who_attends_is_named_or_organizes(string lines, string? person)
    {
        var people = new EventPeople([new Person("ada", "Ada Lovelace", "ada@example.com"), new Person("grace", "Grace Hopper", "grace@example.com")]);
        var occurs = Read(Calendar(Event($"DTSTART:20260328T090000Z|DURATION:PT1H|{lines}"))).Single();

        people.Of(occurs.Event).Person.Should().Be(person);
    }

    private static IEnumerable<string> Of(string lines, string from = "2026-03-27T00:00Z") => OfCalendar(Calendar(Event(lines)), from);

    private static IEnumerable<string> OfCalendar(string calendar, string from = "2026-03-27T00:00Z") => Read(calendar, from).Select(o => $"{Iso(o.From)}-{Iso(o.To)}");

    private static IReadOnlyList<TakesPlace> Read(string calendar, string from = "2026-03-27T00:00Z") =>
        new CalendarReader("Europe/Berlin", Utc(from), Utc(from).AddDays(90)).Read(calendar, CancellationToken.None).Occurrences;

    private static (string Code, string Detail) Refusal(string calendar)
    {
        var refused = FluentActions.Invoking(() => Read(calendar)).Should().Throw<CalendarRefusedException>().Which;
        var problem = ((IValueHttpResult<Microsoft.AspNetCore.Mvc.ProblemDetails>)refused.Problem).Value!;
        return (problem.Type!.Split(':')[^1], problem.Detail!);
    }

    private static string Calendar(params IEnumerable<string> components) => $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\n{string.Join("\r\n", components)}\r\nEND:VCALENDAR\r\n";

    private static string Event(string lines) => $"BEGIN:VEVENT\r\nUID:e1\r\nDTSTAMP:20260101T000000Z\r\n{Lines(lines)}\r\nEND:VEVENT";

    private static string Lines(string lines) => lines.Replace("|", "\r\n", StringComparison.Ordinal);

    private static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);

    private static DateTimeOffset Utc(string at) => DateTimeOffset.Parse(at, CultureInfo.InvariantCulture);
}
