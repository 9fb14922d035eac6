namespace IncidentPlatform.Incidents.Tests.Intake.Formats;

public sealed class What_is_wrong_with_a_payload
{
    [Theory]
    [InlineData("alertmanager", """[]""", "$ is not an object")]
    [InlineData("alertmanager", """{}""", "$.alerts is not a list")]
    [InlineData("alertmanager", """{"alerts":[7]}""", "$.alerts[0] is not an object")]
    [InlineData("alertmanager", """{"alerts":[{"status":"burning"}]}""", "$.alerts[0].status is neither firing nor resolved")]
    [InlineData("alertmanager", """{"alerts":[{"startsAt":"yesterday"}]}""", "$.alerts[0].startsAt is not an RFC 3339 time")]
    [InlineData("alertmanager", """{"alerts":[{"labels":{"a":{}}}]}""", "$.alerts[0].labels.a is not a string")]
    [InlineData("alertmanager", """{"alerts":[{"labels":{"a":"\ud800"}}]}""", "$.alerts[0].labels.a is not a string")]
    [InlineData("alertmanager", """{"alerts":[{"labels":{"\ud800":"a"}}]}""", "$ has a member whose name is no text")]
    [InlineData("grafana", """{"ruleName":"a","state":"burning"}""", "$.state is none of alerting, ok, no_data, paused, pending")]
    [InlineData("datadog", """{}""", "$.title is missing")]
    [InlineData("datadog", """{"title":"$EVENT_TITLE"}""", "$.title is a variable of the template that was not filled in: send the webhook from a monitor")]
    [InlineData("newrelic", """{"id":"1"}""", "$.title is missing")]
    [InlineData("newrelic", """{"id":"1","title":"a","state":"BURNING"}""", "$.state is none of CREATED, ACTIVATED, ACKNOWLEDGED, DEACTIVATED, CLOSED, open")]
    [InlineData("sentry", """{"data":{"issue":{"title":"a"}},"action":"created"}""", "$.data.issue.id is missing")]
    [InlineData("servicenow", """{"severity":"1"}""", "$.message_key is missing, and so are node, type and description")]
    [InlineData("opsgenie", """{"alert":{"alertId":"1"}}""", "$.action is missing")]
    [InlineData("pagerduty", """{}""", "$.event is missing, and so are messages and event_action", "$.event.event_type is missing")]
    [InlineData("pagerduty", """{"event_action":"resolve"}""", "$.dedup_key is missing: only a trigger may be without it")]
    [InlineData("pagerduty", """{"event_action":"trigger","payload":{"severity":"bad"}}""", "$.payload.summary is missing", "$.payload.source is missing", "$.payload.severity is none of critical, error, warning, info")]
    [InlineData("cloudevents", """{"specversion":"0.3","id":"1","source":"a","type":"b"}""", "$.specversion is not 1.0")]
    [InlineData("cloudevents", """[{"specversion":"1.0","source":"a","type":"b"}]""", "$[0].id is missing: CloudEvents requires it")]
    [InlineData("generic", """7""", "$ is neither an object nor a list")]
    [InlineData("generic", """[{"name":"a"},{}]""", "$[1].name is missing")]
    [InlineData("generic", """{"name":"a","status":"kaputt"}""", "$.status is a word that is not known: give it a meaning in the source's mapping, under statuses")]
    public void Is_named_by_its_path(string format, string payload, params string[] wrong)
    {
        var (alerts, faults) = Payloads.Read(format, payload);

        faults.Kept.Should().Equal(wrong);
        alerts.Should().BeEmpty();
    }

    [Fact]
    public void Is_named_all_at_once()
    {
        var (_, faults) = Payloads.Read("alertmanager", """{"status":"x","alerts":[1,{"labels":3}]}""");

        faults.Kept.Should().BeEquivalentTo("$.status is neither firing nor resolved", "$.alerts[0] is not an object", "$.alerts[1].labels is not an object");
    }

    [Fact]
    public void Is_counted_beyond_what_a_person_reads()
    {
        var (_, faults) = Payloads.Read("alertmanager", $$"""{"alerts":[{{string.Join(',', Enumerable.Repeat(7, 200))}}]}""");

        faults.Count.Should().Be(200);
        faults.ToString().Should().EndWith("; and 150 more.");
    }

    [Fact]
    public void Is_more_alerts_than_one_webhook_holds() =>
        Payloads.Read("generic", $$"""[{{string.Join(',', Enumerable.Repeat("""{"name":"a"}""", 10_001))}}]""").Faults.Kept.Should().Equal("$ holds more than 10000 alerts");
}
