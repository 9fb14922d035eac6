using IncidentPlatform.Client.Communications;
using IncidentPlatform.Communications.Tests.Service;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Communications.Tests.Webhooks;

[Collection(WithWebhooks.Shared)]
public class Disabling_a_receiver(WithWebhooks world)
{
    private ARunningCommunications Communications => world.Communications;

    [Fact]
    public async Task One_that_is_gone_is_disabled_at_once_and_goes_on_where_it_stopped_when_it_is_enabled()
    {
        await using var receiver = await AReceiver.Start();
        receiver.AnswersAll(410);
        var webhook = await world.Subscribe(receiver, [nameof(NoteAdded)]);
        var incident = await Communications.AnIncident().Declared();
        await incident.Happens(new NoteAdded("first"));
        var disabled = await world.Until(webhook, w => w.State == "disabled");
        await incident.Happens(new NoteAdded("second"));
        await world.Until(webhook, w => w.Owed == 2);

        disabled.Disabled!.Reason.Should().Be("gone");
        disabled.Disabled.MessageId.Should().Be(receiver.Asked.Single().Id);
        receiver.AnswersAll(204);
        await Tried(receiver, webhook);
        receiver.Asked.Should().ContainSingle(m => m.Type == nameof(NoteAdded), "nothing leaves while it is disabled");

        await world.Webhooks.EnableWebhook(webhook.Id);

        var messages = await world.UntilAccepted(receiver, all => all.Count(m => m.Type == nameof(NoteAdded)) == 2);
        messages.Where(m => m.Type == nameof(NoteAdded)).Select(m => m.Version).Should().Equal(3, 4);
        (await world.Until(webhook, w => w.Owed == 0)).Should().Match<KnownWebhook>(w => w.State == "active" && w.Disabled == null);
    }

    [Fact]
    public async Task One_that_accepts_nothing_for_48_hours_is_disabled_and_not_before()
    {
        await using var receiver = await AReceiver.Start();
        receiver.AnswersAll(500);
        var webhook = await world.Subscribe(receiver, [nameof(NoteAdded)]);
        var incident = await Communications.AnIncident().Declared();
        await incident.Happens(new NoteAdded("in vain"));
        await Communications.Until(() => Attempts(webhook), attempts => attempts >= 1);
        var begun = Communications.Clock.Now;

        Communications.Clock.MoveTo(begun + TimeSpan.FromHours(47));
        await Communications.Until(() => Attempts(webhook), attempts => attempts >= 2);
        (await world.Webhooks.GetWebhook(webhook.Id)).State.Should().Be("active");
        Communications.Clock.MoveTo(begun + TimeSpan.FromHours(48));

        var disabled = await world.Until(webhook, w => w.State == "disabled");
        disabled.Disabled!.Reason.Should().Be("not-accepted-for-48-hours");
        disabled.Owed.Should().Be(1, "it keeps what it is owed");

        receiver.AnswersAll(204);
        await world.Webhooks.EnableWebhook(webhook.Id);
        (await world.UntilAccepted(receiver, all => all.Count == 1)).Single().Version.Should().Be(3);
    }

    [Fact]
    public async Task One_that_was_given_another_address_is_not_disabled_for_what_the_old_one_answered()
    {
        await using var old = await AReceiver.Start();
        await using var other = await AReceiver.Start();
        var answers = new TaskCompletionSource();
        old.Answers = async (_, http) =>
        {
            await answers.Task;
            await AReceiver.With(http, 410);
        };
        var webhook = await world.Subscribe(old, [nameof(NoteAdded)]);
        var incident = await Communications.AnIncident().Declared();
        await incident.Happens(new NoteAdded("moved"));
        await Communications.Until(() => Task.FromResult(old.Asked.Count), asked => asked == 1);
        await world.Webhooks.PutWebhook(webhook.Id, new Webhook("Moved", other.Address, [nameof(NoteAdded)]));
        answers.SetResult();

        await world.As_time_goes_on(TimeSpan.FromSeconds(10), () => Task.FromResult(!other.Accepted.IsEmpty));
        (await world.Webhooks.GetWebhook(webhook.Id)).State.Should().Be("active");
    }

    [Fact]
    public async Task While_it_is_disabled_not_even_incidents_that_were_going_well_are_sent()
    {
        await using var receiver = await AReceiver.Start();
        var webhook = await world.Subscribe(receiver, [nameof(NoteAdded)]);
        var well = await Communications.AnIncident().Declared("Going well");
        var gone = await Communications.AnIncident().Declared("Gone");
        var answers = new TaskCompletionSource();
        receiver.Answers = async (m, http) =>
        {
            if (m.Incident == well.Id)
                await answers.Task;
            await AReceiver.With(http, m.Incident == well.Id ? 204 : 410);
        };
        await well.Happens(new NoteAdded("under way"));
        await well.Happens(new NoteAdded("next"));
        await Communications.Until(() => Task.FromResult(receiver.Asked.Count), asked => asked == 1);
        await world.HasTakenIn(well.Id, 4);
        await gone.Happens(new NoteAdded("refused for good"));
        await world.Until(webhook, w => w.State == "disabled");
        answers.SetResult();

        await world.Until(webhook, w => w.Owed == 2);
        receiver.Answers = (_, http) => AReceiver.With(http, 204);
        await Tried(receiver, webhook);
        receiver.Accepted.Where(m => m.Type == nameof(NoteAdded)).Select(m => m.Version).Should().Equal(3);
    }

    private async Task<int> Attempts(CreatedWebhook webhook) => (await world.Webhooks.ListDeliveries(webhook.Id)).Items.SingleOrDefault()?.Attempts ?? 0;

    /// <summary>A ping reaches the receiver, whether it is disabled or not.</summary>
    private async Task Tried(AReceiver receiver, CreatedWebhook webhook)
    {
        var ping = await world.Webhooks.PingWebhook(webhook.Id);
        await world.UntilAccepted(receiver, all => all.Any(m => m.Id == ping.MessageId && m.Type == "Ping" && m.IsSignedWith(webhook.Secret)));
    }
}
