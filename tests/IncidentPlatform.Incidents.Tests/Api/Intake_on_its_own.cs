using System.Text.Json;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Testing;
using Npgsql;
using IntakeRetention = IncidentPlatform.Incidents.Intake.IntakeRetention;

namespace IncidentPlatform.Incidents.Tests.Api;

/// <summary>What intake does without the broker, and what it does not keep for ever.</summary>
public sealed class Intake_on_its_own
{
    private static readonly string[] Names = ["before", "meanwhile", "over the broker"];

    [Fact]
    public async Task Takes_alerts_over_HTTP_while_the_broker_is_away_and_those_that_waited_there_when_it_is_back()
    {
        await using var platform = await PlatformUnderTest.Start(null, Origins.Incidents);
        var admin = platform.As("root", OrganisationRoles.Admin).Incidents;
        await admin.PutAlertSource("jobs", new AlertSource("generic"));
        var key = (await admin.CreateRoutingKey("jobs")).Key;
        await Post("before");

        platform.BrokerLink.Cut();
        await using (var publisher = await AlertsPublisher.Open(platform.Broker))
        {
            await publisher.Publish(key, """{"name":"over the broker","service":"jobs"}""");
        }

        await Post("meanwhile");
        await Eventually.Some(async () => (await admin.ListAlerts(source: "jobs")).Items.FirstOrDefault(a => a.Name == "meanwhile"), "the broker is not needed");
        (await admin.ListAlerts(source: "jobs")).Items.Should().HaveCount(2);

        platform.BrokerLink.Mend();
        var all = await Eventually.Some(async () => (await admin.ListAlerts(source: "jobs")).Items is { Count: 3 } three ? three : null, "what waited is taken");
        all.Select(a => a.Name).Should().BeEquivalentTo(Names);

        Task Post(string name) => admin.PostAlerts("generic", key, JsonSerializer.SerializeToElement(new { name, service = "jobs" }));
    }

    /// <summary>Each of the webhooks is more than is looked at together.</summary>
    [Fact]
    public async Task Looks_at_webhooks_that_are_more_than_a_batch_one_after_the_other()
    {
        const int Webhooks = 3, AlertsEach = 4_000;
        await using var platform = await PlatformUnderTest.Start(null, Origins.Incidents);
        var admin = platform.As("root", OrganisationRoles.Admin).Incidents;
        await admin.PutAlertSource("jobs", new AlertSource("generic"));
        var key = (await admin.CreateRoutingKey("jobs")).Key;
        var padding = new string('x', 600);
        await Task.WhenAll(Enumerable.Range(0, Webhooks).Select(w => admin.PostAlerts(
            "generic", key,
            JsonSerializer.SerializeToElement(Enumerable.Range(0, AlertsEach).Select(n => new { name = $"{w}-{n}", service = "jobs", summary = padding })))));

        await using var database = NpgsqlDataSource.Create(platform.Databases[Origins.Incidents]);
        await Eventually.So(async () =>
        {
            await using var count = database.CreateCommand("select count(*) from mt_doc_alert");
            return (long)(await count.ExecuteScalarAsync())! == Webhooks * AlertsEach;
        });
    }

    [Fact]
    public async Task Keeps_what_it_took_in_for_a_week_and_what_went_wrong_until_somebody_looked()
    {
        await using var platform = await PlatformUnderTest.Start(null, Origins.Incidents);
        await using var database = NpgsqlDataSource.Create(platform.Databases[Origins.Incidents]);
        await platform.Incidents.Stop();
        foreach (var (hash, age, error) in new[] { ("old", 8, null), ("young", 6, null), ("wrong", 8, "InvalidOperationException") })
        {
            await using var insert = database.CreateCommand(
                "insert into intake_alert (source, body_hash, alerts, trace, received_at, processed_at, error) values ('jobs', $1, '[]', '', $2, now(), $3)");
            insert.Parameters.AddWithValue(hash);
            insert.Parameters.AddWithValue(TimeProvider.System.GetUtcNow() - (IntakeRetention.Kept * age / 7));
            insert.Parameters.AddWithValue((object?)error ?? DBNull.Value);
            await insert.ExecuteNonQueryAsync();
        }

        await platform.Incidents.Start();
        await Eventually.Some(async () => await Kept() is { Count: 2 } two ? two : null, "the old one is gone");
        (await Kept()).Should().BeEquivalentTo("young", "wrong");

        async Task<List<string>> Kept()
        {
            await using var select = database.CreateCommand("select body_hash from intake_alert");
            await using var reader = await select.ExecuteReaderAsync();
            var kept = new List<string>();
            while (await reader.ReadAsync())
            {
                kept.Add(reader.GetString(0));
            }

            return kept;
        }
    }
}
