using IncidentPlatform.Client;
using IncidentPlatform.Client.Communications;
using IncidentPlatform.Communications.Tests.Service;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Communications.Tests.Webhooks;

[Collection(WithWebhooks.Shared)]
public class Replaying_facts(WithWebhooks world)
{
    private ARunningCommunications Communications => world.Communications;

    [Fact]
    public async Task From_a_fact_sends_it_and_all_since_again_with_the_same_ids()
    {
        await using var receiver = await AReceiver.Start();
        var webhook = await world.Subscribe(receiver);
        var incident = await Communications.AnIncident().Declared();
        var note = await incident.Happens(new NoteAdded("from here"));
        await incident.Happens(new FindingRecorded("and on"));
        var before = await world.UntilAccepted(receiver, all => all.Count == 4);
        await world.Until(webhook, w => w.Owed == 0);

        var replayed = await world.Webhooks.ReplayWebhook(webhook.Id, new ReplayFrom(FromFact: note.Id));

        replayed.Should().Be(new Replayed(Owed: 2, PassedOver: 0));
        var all = await world.UntilAccepted(receiver, all => all.Count == 6);
        all.Skip(4).Select(m => (m.Id, m.Version)).Should().Equal(before.Skip(2).Select(m => (m.Id, m.Version)));
    }

    [Fact]
    public async Task From_a_time_sends_what_was_recorded_before_there_was_a_subscription()
    {
        await using var receiver = await AReceiver.Start();
        var time = Communications.Clock.Now;
        var incident = await Communications.AnIncident().Declared();
        await incident.Happens(new NoteAdded("nobody listens yet"));
        await world.HasTakenIn(incident.Id, 3);
        var webhook = await world.Subscribe(receiver);

        var replayed = await world.Webhooks.ReplayWebhook(webhook.Id, new ReplayFrom(FromTime: time));

        replayed.Owed.Should().BeGreaterThanOrEqualTo(3, "others' incidents may be among them");
        var messages = await world.UntilAccepted(receiver, all => all.Count(m => m.Incident == incident.Id) == 3);
        messages.Where(m => m.Incident == incident.Id).Select(m => m.Version).Should().Equal(1, 2, 3);
    }

    [Fact]
    public async Task To_a_later_position_passes_over_what_cannot_be_delivered()
    {
        await using var receiver = await AReceiver.Start();
        receiver.Answers = (m, http) => AReceiver.With(http, m.Version == 3 ? 422 : 204);
        var webhook = await world.Subscribe(receiver, [nameof(NoteAdded)]);
        var incident = await Communications.AnIncident().Declared();
        await incident.Happens(new NoteAdded("poison"));
        var next = await incident.Happens(new NoteAdded("good"));
        await Communications.Until(async () => (await world.Webhooks.ListDeliveries(webhook.Id)).Items, all => all is [{ State: "owed" }, { State: "failing", Status: 422 }]);

        (await world.Webhooks.ReplayWebhook(webhook.Id, new ReplayFrom(FromFact: next.Id))).Should().Be(new Replayed(Owed: 1, PassedOver: 1));

        (await world.UntilAccepted(receiver, all => all.Count == 1)).Single().Version.Should().Be(4);
    }

    [Fact]
    public async Task An_answer_to_what_is_owed_anew_meanwhile_does_not_count()
    {
        await using var receiver = await AReceiver.Start();
        var answers = new TaskCompletionSource();
        receiver.Answers = (_, http) => answers.Task.ContinueWith(_ => AReceiver.With(http, 204), TaskScheduler.Default).Unwrap();
        var incident = await Communications.AnIncident().Declared();
        var earlier = await incident.Happens(new NoteAdded("before the subscription"));
        await world.HasTakenIn(incident.Id, 3);
        var webhook = await world.Subscribe(receiver, [nameof(NoteAdded)]);
        await incident.Happens(new NoteAdded("under way"));
        await Communications.Until(() => Task.FromResult(receiver.Asked.Count), asked => asked == 1);
        await world.Webhooks.ReplayWebhook(webhook.Id, new ReplayFrom(FromFact: earlier.Id));
        answers.SetResult();

        var messages = await world.UntilAccepted(receiver, all => all.Count == 3);
        messages.Select(m => m.Version).Should().Equal(4, 3, 4);
    }

    [Fact]
    public async Task Needs_one_position_that_is_known()
    {
        await using var receiver = await AReceiver.Start();
        var webhook = await world.Subscribe(receiver, [nameof(NoteAdded)]);
        foreach (var (from, code) in new[]
        {
            (new ReplayFrom(), "position-needed"),
            (new ReplayFrom(Guid.CreateVersion7(), Communications.Clock.Now), "position-needed"),
            (new ReplayFrom(Guid.CreateVersion7()), "position-unknown"),
        })
        {
            var refused = await FluentActions.Awaiting(() => world.Webhooks.ReplayWebhook(webhook.Id, from)).Should().ThrowAsync<ProblemException>();
            refused.Which.Problem.Type.Should().EndWith(code);
        }
    }
}
