using IncidentPlatform.Communications.Tests.Service;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Testing;
using Microsoft.AspNetCore.Http;

namespace IncidentPlatform.Communications.Tests.Webhooks;

[Collection(WithWebhooks.Shared)]
public class Delivering_facts(WithWebhooks world)
{
    private ARunningCommunications Communications => world.Communications;

    [Fact]
    public async Task Sends_every_fact_signed_and_in_order()
    {
        await using var receiver = await AReceiver.Start();
        var webhook = await world.Subscribe(receiver);
        var incident = await Communications.AnIncident().Declared();
        var finding = await incident.Happens(new FindingRecorded("The pool of db-7 is exhausted"));

        var messages = await world.UntilAccepted(receiver, all => all.Count == 3);

        messages.Select(m => m.Type).Should().Equal(nameof(PolicyAdopted), nameof(IncidentDeclared), nameof(FindingRecorded));
        messages.Should().OnlyContain(m => m.IsSignedWith(webhook.Secret));
        messages.Select(m => m.Id).Should().OnlyHaveUniqueItems();
        var last = messages[^1];
        last.Json.GetProperty("timestamp").GetDateTimeOffset().Should().Be(finding.OccurredAt);
        last.Fact.Should().Be(finding.Id);
        last.Data.GetProperty("data").GetProperty("text").GetString().Should().Be("The pool of db-7 is exhausted");
        last.Data.GetProperty("state").GetProperty("number").GetString().Should().Be("INC-2026-0042");
        var known = await world.Until(webhook, w => w.Owed == 0);
        (known.State, known.OldestOwed).Should().Be(("active", null));
    }

    [Fact]
    public async Task Sends_what_Communications_established_itself_too()
    {
        await using var receiver = await AReceiver.Start();
        await world.Subscribe(receiver, [nameof(WarRoomOpened)]);
        var incident = await Communications.AnIncident().Declared();
        await Communications.Feed(incident.HappensUnheard(new WarRoomOpened("incident-2026", "https://example.org/room", null, [])) with { Origin = Origins.Communications });

        (await world.UntilAccepted(receiver, all => all.Count > 0)).Single().Type.Should().Be(nameof(WarRoomOpened));
    }

    [Fact]
    public async Task Sends_only_what_was_subscribed_to()
    {
        await using var receiver = await AReceiver.Start();
        await world.Subscribe(receiver, types: [nameof(NoteAdded), nameof(SeverityChanged)], severities: ["P1"], services: ["payments", "ledger"]);
        var elsewhere = await Communications.AnIncident().Declared("Search is slow", services: "search");
        await elsewhere.Happens(new NoteAdded("not of these services"));
        var drill = await Communications.AnIncident().Declared("Payments drill", Modes.Drill, "payments");
        await drill.Happens(new NoteAdded("a drill"));
        await world.HasTakenIn(elsewhere.Id, 3);
        await world.HasTakenIn(drill.Id, 3);
        var incident = await Communications.AnIncident().Declared("Payments fail", services: ["checkout-api", "payments"]);
        await incident.Happens(new FindingRecorded("not of these types"));
        var note = await incident.Happens(new NoteAdded("this one"));

        (await world.UntilAccepted(receiver, all => all.Count > 0)).Single().Fact.Should().Be(note.Id);
        (await world.Ask<long>("select count(*) from webhook_fact where incident_id = $1", drill.Id)).Should().Be(0);
    }

    [Fact]
    public async Task A_fact_that_the_broker_delivers_three_times_is_sent_once()
    {
        await using var receiver = await AReceiver.Start();
        await world.Subscribe(receiver, [nameof(NoteAdded), nameof(FindingRecorded)]);
        var incident = await Communications.AnIncident().Declared();
        var note = await incident.Happens(new NoteAdded("once"));
        await world.UntilAccepted(receiver, all => all.Count == 1);
        await Communications.Feed(note);
        await Communications.Feed(note);
        await incident.Happens(new FindingRecorded("afterwards"));

        await world.UntilAccepted(receiver, all => all.Any(m => m.Type == nameof(FindingRecorded)));
        receiver.Asked.Select(m => m.Type).Should().Equal(nameof(NoteAdded), nameof(FindingRecorded));
    }

    [Fact]
    public async Task The_next_fact_of_an_incident_waits_until_the_one_before_is_accepted_and_other_incidents_do_not()
    {
        await using var receiver = await AReceiver.Start();
        var stuck = await Communications.AnIncident().Declared("Stuck");
        var refusing = true;
        receiver.Answers = (m, http) => AReceiver.With(http, refusing && m.Incident == stuck.Id && m.Version == 4 ? 500 : 204);
        var webhook = await world.Subscribe(receiver, [nameof(NoteAdded)]);
        foreach (var text in (string[])["first", "second", "third"])
            await stuck.Happens(new NoteAdded(text));
        var other = await Communications.AnIncident().Declared("Other");
        await other.Happens(new NoteAdded("at once"));
        await world.UntilAccepted(receiver, all => all.Any(m => m.Incident == other.Id));
        await Communications.Until(() => Task.FromResult(receiver.Asked.Count(m => m.Version == 4)), asked => asked >= 1);
        await world.As_time_goes_on(TimeSpan.FromSeconds(30), () => Task.FromResult(receiver.Asked.Count(m => m.Version == 4) >= 3));

        receiver.Accepted.Where(m => m.Incident == stuck.Id).Select(m => m.Version).Should().Equal(3);
        receiver.Asked.Should().NotContain(m => m.Version == 5, "what comes after waits");
        (await world.Until(webhook, w => w.Owed == 2)).OldestOwed.Should().NotBeNull();
        var deliveries = (await world.Webhooks.ListDeliveries(webhook.Id)).Items.Where(d => d.IncidentId == stuck.Id).ToList();
        deliveries.Select(d => $"{d.Version} {d.State}").Should().Equal("5 owed", "4 failing", "3 accepted");
        deliveries[1].Should().Match<Client.Communications.WebhookDelivery>(d => d.Status == 500 && d.Failure == "not-accepted" && d.Attempts >= 3 && d.TookMs >= 0);

        refusing = false;
        await world.As_time_goes_on(TimeSpan.FromMinutes(5), () => Task.FromResult(receiver.Accepted.Count(m => m.Incident == stuck.Id) == 3));
        receiver.Accepted.Where(m => m.Incident == stuck.Id).Select(m => m.Version).Should().Equal(3, 4, 5);
        receiver.Asked.Where(m => m.Version == 4).Select(m => m.Id).Distinct().Should().ContainSingle("a repeat is known by its id");
    }

    [Fact]
    public async Task A_message_that_was_under_way_when_the_process_died_is_sent_again_with_the_same_id()
    {
        await using var receiver = await AReceiver.Start();
        receiver.Answers = (_, http) => Task.Delay(Timeout.Infinite, http.RequestAborted);
        await world.Subscribe(receiver, [nameof(NoteAdded), nameof(FindingRecorded)]);
        var incident = await Communications.AnIncident().Declared();
        await incident.Happens(new NoteAdded("under way"));
        await incident.Happens(new FindingRecorded("next"));
        var first = await Communications.Until(() => Task.FromResult(receiver.Asked.FirstOrDefault()), asked => asked is not null);
        await world.HasTakenIn(incident.Id, 4);

        await Communications.Platform.Communications.Kill();
        receiver.AnswersAll(204);
        await Communications.Platform.Communications.Start();

        var messages = await world.UntilAccepted(receiver, all => all.Count == 2);
        messages.Select(m => m.Type).Should().Equal(nameof(NoteAdded), nameof(FindingRecorded));
        messages[0].Id.Should().Be(first!.Id);
    }

    [Fact]
    public async Task Attempts_go_on_over_a_restart()
    {
        await using var receiver = await AReceiver.Start();
        receiver.AnswersAll(503);
        var webhook = await world.Subscribe(receiver, [nameof(NoteAdded)]);
        var incident = await Communications.AnIncident().Declared();
        await incident.Happens(new NoteAdded("later"));
        await Communications.Until(async () => (await world.Webhooks.ListDeliveries(webhook.Id)).Items.SingleOrDefault(), d => d is { Attempts: > 0, Status: 503 });

        await Communications.Platform.Communications.Stop();
        await Communications.Platform.Communications.Start();
        receiver.AnswersAll(200);
        await world.As_time_goes_on(TimeSpan.FromMinutes(1), () => Task.FromResult(!receiver.Accepted.IsEmpty));

        receiver.Asked.Select(m => m.Id).Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task A_receiver_that_asks_for_time_is_given_it()
    {
        await using var receiver = await AReceiver.Start();
        receiver.Answers = (_, http) =>
        {
            http.Response.Headers.RetryAfter = "1800";
            return AReceiver.With(http, StatusCodes.Status429TooManyRequests);
        };
        var webhook = await world.Subscribe(receiver, [nameof(NoteAdded)]);
        var incident = await Communications.AnIncident().Declared();
        await incident.Happens(new NoteAdded("slowly"));
        await Communications.Until(async () => (await world.Webhooks.ListDeliveries(webhook.Id)).Items.SingleOrDefault(), d => d is { Status: 429 });

        var wait = await world.Ask<TimeSpan>(
            "select l.due - d.attempted_at from webhook_lane l join webhook_delivery d using (subscription_id, incident_id) where subscription_id = $1 and d.attempts = 1", webhook.Id);
        wait.Should().Be(TimeSpan.FromMinutes(30));
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_a_large_answer_not_read()
    {
        await using var inside = await AReceiver.Start();
        await using var receiver = await AReceiver.Start();
        receiver.Answers = (m, http) =>
        {
            if (m.Type == nameof(NoteAdded))
                return Endless(http);
            http.Response.Redirect(inside.Address.ToString(), permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        };
        var webhook = await world.Subscribe(receiver, [nameof(NoteAdded), nameof(FindingRecorded)]);
        var incident = await Communications.AnIncident().Declared();
        await incident.Happens(new NoteAdded("answered without end"));
        await incident.Happens(new FindingRecorded("redirected"));

        var deliveries = await Communications.Until(
            async () => (await world.Webhooks.ListDeliveries(webhook.Id)).Items, all => all is [{ Status: not null }, { State: "accepted" }]);
        deliveries[0].Should().Match<Client.Communications.WebhookDelivery>(d => d.Status == 307 && d.Failure == "not-accepted");
        inside.Asked.Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_delivered_what_fails_and_what_is_owed_is_measured()
    {
        await using var receiver = await AReceiver.Start();
        receiver.Answers = (m, http) => AReceiver.With(http, m.Type == nameof(NoteAdded) ? 204 : 500);
        var webhook = await world.Subscribe(receiver, [nameof(NoteAdded), nameof(FindingRecorded)]);
        var incident = await Communications.AnIncident().Declared();
        await incident.Happens(new NoteAdded("accepted"));
        await incident.Happens(new FindingRecorded("refused"));
        await incident.Happens(new NoteAdded("waits"));

        await Measured("owed", m => m.Attributes["subscription"] == $"{webhook.Id}" && m.Value == 2);
        await Measured("lag", m => m.Attributes["subscription"] == $"{webhook.Id}" && m.Value > 0);
        await Measured("delivered", m => m.Value >= 1);
        await Measured("failed", m => m.Attributes["failure"] == "not-accepted" && m.Value >= 1);

        Task Measured(string what, Func<ReceivedMeasurement, bool> isSo) => Communications.Until(
            () => Task.FromResult(world.Telemetry.Measurements.Where(m => m.Metric == $"incidentplatform.webhooks.{what}").ToList()), all => all.Any(isSo));
    }

    private static async Task Endless(HttpContext http)
    {
        var block = new byte[64 * 1024];
        try
        {
            while (!http.RequestAborted.IsCancellationRequested)
                await http.Response.Body.WriteAsync(block, http.RequestAborted);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The sender has heard enough.
        }
    }
}
