using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Escalation.Views;

namespace IncidentPlatform.Escalation.Tests.OnCall;

public class Ways_to_reach_somebody
{
    private static readonly DateTimeOffset Night = new(2026, 7, 1, 0, 30, 0, TimeSpan.Zero); // half past two in Berlin
    private static readonly QuietHours Asleep = new("Europe/Berlin", new TimeOnly(22, 0), new TimeOnly(7, 0), ["P1"]);

    [Fact]
    public void Are_used_once_they_are_verified() =>
        Ways(Voice(), Voice("old") with { VerifiedAt = null }).Should().Equal("mobile");

    [Fact]
    public void Come_in_the_persons_order_and_the_quiet_ones_last() =>
        Ways(Voice() with { Quiet = Asleep }, Voice("desk")).Should().Equal("desk", "mobile");

    [Fact]
    public void Are_not_quiet_for_a_severity_that_is_excepted() =>
        Ways("P1", Night, Voice() with { Quiet = Asleep }, Voice("desk")).Should().Equal("mobile", "desk");

    [Fact]
    public void Are_not_quiet_by_day() =>
        Ways("P2", Night.AddHours(5), Voice() with { Quiet = Asleep }, Voice("desk")).Should().Equal("mobile", "desk");

    [Fact]
    public void Begin_with_what_an_administrator_set() =>
        new Person("ada", "Ada", "ada@example.com", new Uri("https://hooks.example.com/ada")) { Contacts = [Voice()] }
            .WaysAt(Night, "P1", TimeZones.LocalOf).Select(w => w.Kind).Should().Equal(ContactKind.Webhook, ContactKind.Voice);

    private static IEnumerable<string> Ways(params ContactMethod[] methods) => Ways("P2", Night, methods);

    private static IEnumerable<string> Ways(string severity, DateTimeOffset at, params ContactMethod[] methods) =>
        new Person("ada", "Ada", "ada@example.com") { Contacts = methods }.WaysAt(at, severity, TimeZones.LocalOf).Select(w => w.Name);

    private static ContactMethod Voice(string name = "mobile") => new(name, ContactKind.Voice, "+4930123456", VerifiedAt: Night.AddDays(-1));
}
