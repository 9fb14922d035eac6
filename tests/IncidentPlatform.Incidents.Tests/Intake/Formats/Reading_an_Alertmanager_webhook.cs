using IncidentPlatform.Incidents.Intake;

namespace IncidentPlatform.Incidents.Tests.Intake.Formats;

public sealed class Reading_an_Alertmanager_webhook
{
    [Fact]
    public void Takes_key_group_name_summary_and_start_of_each_alert()
    {
        var alert = Read("""
            {"version":"4","groupKey":"{}:{alertname=\"PaymentsDown\"}","status":"firing","commonLabels":{"alertname":"PaymentsDown"},
             "alerts":[{"status":"firing","labels":{"alertname":"PaymentsDown","service":"payments"},"annotations":{"summary":"Cards are declined"},
                        "startsAt":"2026-03-02T03:10:00.5+01:00","endsAt":"0001-01-01T00:00:00Z","fingerprint":"a1bc48475b20e73d"}]}
            """).Should().ContainSingle().Subject;

        alert.Should().BeEquivalentTo(new ReceivedAlert(
            "a1bc48475b20e73d", "{}:{alertname=\"PaymentsDown\"}", ReceivedStatus.Firing, "PaymentsDown", "Cards are declined",
            new DateTimeOffset(2026, 3, 2, 2, 10, 0, 500, TimeSpan.Zero),
            new Dictionary<string, string> { ["alertname"] = "PaymentsDown", ["service"] = "payments" }, Service: "payments"));
    }

    [Fact]
    public void Makes_up_for_what_is_missing()
    {
        var alerts = Read("""{"alerts":[{"labels":{"alertname":"A"}},{"labels":{"alertname":"A"}},{"labels":{"alertname":"B"}},{}],"unknown":[1]}""");

        alerts.Select(a => a.Name).Should().Equal("A", "A", "B", "alert");
        alerts[0].Key.Should().Be(alerts[1].Key, "the same labels are the same alert").And.NotBe(alerts[2].Key);
        alerts.Should().OnlyContain(a => a.Status == ReceivedStatus.Firing && a.StartedAt == null && a.Summary == null);
    }

    [Fact]
    public void Takes_a_resolved_alert_within_a_firing_group() =>
        Read("""{"status":"firing","alerts":[{"status":"resolved"},{}]}""").Select(a => a.Status)
            .Should().Equal(ReceivedStatus.Resolved, ReceivedStatus.Firing);

    [Fact]
    public void Takes_group_keys_of_older_versions_and_labels_that_are_numbers()
    {
        var alert = Read("""{"version":"3","groupKey":5615590933959184469,"alerts":[{"labels":{"level":4,"up":true,"gone":null},"annotations":null}]}""").Single();

        alert.Group.Should().Be("5615590933959184469");
        alert.Labels.Should().Equal(new Dictionary<string, string> { ["level"] = "4", ["up"] = "true" });
    }

    [Fact]
    public void Keeps_every_language_and_drops_what_no_database_keeps() =>
        Read("""{"alerts":[{"labels":{"alertname":"服务异常告警 🔥\u0000"}}]}""").Single().Name.Should().Be("服务异常告警 🔥");

    private static IReadOnlyList<ReceivedAlert> Read(string webhook)
    {
        var (alerts, faults) = Payloads.Read("alertmanager", webhook);
        faults.Kept.Should().BeEmpty();
        return alerts;
    }
}
