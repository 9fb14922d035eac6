using IncidentPlatform.Incidents.Intake;

namespace IncidentPlatform.Incidents.Tests.Intake;

public sealed class Telling_of_alerts
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 2, 14, 0, TimeSpan.Zero);

    [Fact]
    public void Happens_at_once_and_then_every_ten_seconds()
    {
        var waiting = new AlertsWaiting();
        waiting.MayBeToldAt(Now).Should().BeTrue();

        waiting = waiting.ToldAt(Now);
        waiting.MayBeToldAt(Now.AddSeconds(9.9)).Should().BeFalse();
        waiting.MayBeToldAt(Now.AddSeconds(10)).Should().BeTrue();
    }

    [Fact]
    public void Counts_all_and_refers_to_the_first()
    {
        var many = Enumerable.Range(0, 700).Select(n => new Alert { Group = n % 2 == 0 ? "even" : "odd", Status = Alert.Firing }).ToList();

        var fact = new AlertsWaiting().And(many).And(many).Fact;

        fact.Count.Should().Be(1400);
        fact.Groups.Should().Equal("even", "odd");
        fact.Alerts.Should().HaveCount(AlertsWaiting.MostReferred);
    }
}
