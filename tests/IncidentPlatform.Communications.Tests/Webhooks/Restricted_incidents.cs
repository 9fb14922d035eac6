using IncidentPlatform.Client.Communications;
using IncidentPlatform.Communications.Tests.Service;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Communications.Tests.Webhooks;

[Collection(WithWebhooks.Shared)]
public class Restricted_incidents(WithWebhooks world)
{
    private ARunningCommunications Communications => world.Communications;

    [Fact]
    public async Task Are_left_out_and_so_is_what_was_recorded_before_they_were_restricted()
    {
        await using var receiver = await AReceiver.Start();
        receiver.AnswersAll(500);
        var webhook = await world.Subscribe(receiver);
        var time = Communications.Clock.Now;
        var incident = await Communications.AnIncident().Declared("Stolen keys");
        await incident.Happens(new NoteAdded("while it was open"));
        await Communications.Until(() => Task.FromResult(receiver.Asked.Count), asked => asked >= 1);

        incident.BecomesRestricted("ada");
        await incident.Happens(new SecurityDesignated("keys", ["ada"]));
        await incident.Happens(new NoteAdded("secretly"));
        await world.HasTakenIn(incident.Id, 5);

        foreach (var table in (string[])["webhook_fact", "webhook_delivery", "webhook_lane"])
            (await world.Ask<long>($"select count(*) from {table} where incident_id = $1", incident.Id)).Should().Be(0, table);
        (await world.Webhooks.ListDeliveries(webhook.Id)).Items.Should().BeEmpty();
        var asked = receiver.Asked.Count;
        receiver.AnswersAll(204);
        await world.Webhooks.ReplayWebhook(webhook.Id, new ReplayFrom(FromTime: time));
        var other = await Communications.AnIncident().Declared("Another");
        await world.UntilAccepted(receiver, all => all.Count(m => m.Incident == other.Id) == 2);
        receiver.Asked.Skip(asked).Should().NotContain(m => m.Incident == incident.Id);
    }

    [Fact]
    public async Task Are_left_out_as_soon_as_Incidents_says_so_whatever_has_arrived_here()
    {
        await using var receiver = await AReceiver.Start();
        await world.Subscribe(receiver, [nameof(NoteAdded)]);
        var incident = await Communications.AnIncident().Declared("Open still, as far as we heard");
        var open = incident.State!;
        incident.BecomesRestricted("ada");
        var note = incident.HappensUnheard(new NoteAdded("secretly"));
        await Communications.Feed(note with { State = open });
        await world.HasTakenIn(incident.Id, 3);

        await Communications.Until(() => world.Ask<long>("select count(*) from webhook_fact where incident_id = $1", incident.Id), facts => facts == 0);
        receiver.Asked.Should().BeEmpty();
    }

    [Fact]
    public async Task No_words_of_incidents_are_kept_for_webhooks()
    {
        var word = $"canary{Guid.CreateVersion7():N}";
        await using var receiver = await AReceiver.Start();
        receiver.AnswersAll(500);
        var webhook = await world.Subscribe(receiver, [nameof(NoteAdded)]);
        var incident = await Communications.AnIncident().Declared();
        await incident.Happens(new NoteAdded(word));
        await Communications.Until(async () => (await world.Webhooks.ListDeliveries(webhook.Id)).Items, all => all is [{ State: "failing" }]);

        receiver.Asked.Should().Contain(m => m.Data.GetProperty("data").GetProperty("text").GetString() == word);
        (await EveryTable.Holding(Communications.Platform.Databases[Origins.Communications], word)).Should().NotContain(t => t.Contains("webhook"));
        Communications.Platform.Communications.Output.Should().NotContain(word);
    }

    [Fact]
    public async Task Incidents_that_cannot_be_read_are_waited_for()
    {
        await using var receiver = await AReceiver.Start();
        var webhook = await world.Subscribe(receiver, [nameof(NoteAdded)]);
        var incident = await Communications.AnIncident().Declared();
        Communications.Incidents.Reachable = false;
        try
        {
            await incident.Happens(new NoteAdded("unread"));
            var waiting = await Communications.Until(
                async () => (await world.Webhooks.ListDeliveries(webhook.Id)).Items.SingleOrDefault(), d => d is { Failure: "incidents-unavailable" });
            waiting!.Attempts.Should().Be(0, "the receiver was not asked");
        }
        finally
        {
            Communications.Incidents.Reachable = true;
        }

        await world.As_time_goes_on(TimeSpan.FromSeconds(5), () => Task.FromResult(!receiver.Accepted.IsEmpty));
    }
}
