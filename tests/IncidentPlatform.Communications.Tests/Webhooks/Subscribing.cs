using System.Net;
using System.Net.Http.Json;
using IncidentPlatform.Client;
using IncidentPlatform.Client.Communications;
using IncidentPlatform.Communications.Tests.Service;
using IncidentPlatform.Communications.Webhooks;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Communications.Tests.Webhooks;

[Collection(WithWebhooks.Shared)]
public class Subscribing(WithWebhooks world)
{
    private ARunningCommunications Communications => world.Communications;

    [Fact]
    public async Task A_subscription_is_listed_changed_and_ended()
    {
        await using var receiver = await AReceiver.Start();
        var webhook = await world.Subscribe(receiver, [nameof(NoteAdded)], ["P1", "P2"], ["payments"]);

        var known = await world.Webhooks.GetWebhook(webhook.Id);
        (await Listed()).Should().ContainEquivalentOf(known);
        known.Types.Should().Equal(nameof(NoteAdded));
        known.Severities.Should().Equal("P1", "P2");
        known.Services.Should().Equal("payments");
        (known.Host, known.CreatedBy, known.State).Should().Be(("127.0.0.1", "root", "active"));

        await world.Webhooks.PutWebhook(webhook.Id, new Webhook("Renamed", receiver.Address, []));
        var changed = await world.Webhooks.GetWebhook(webhook.Id);
        (changed.Name, changed.Types, changed.CreatedAt).Should().Be(("Renamed", null, known.CreatedAt));

        await world.Webhooks.DeleteWebhook(webhook.Id);
        await world.Webhooks.DeleteWebhook(webhook.Id);
        (await Listed()).Should().NotContain(w => w.Id == webhook.Id);
        await FluentActions.Awaiting(() => world.Webhooks.GetWebhook(webhook.Id)).Should().ThrowAsync<ProblemException>();
    }

    [Fact]
    public async Task What_an_ended_subscription_was_owed_is_forgotten()
    {
        await using var receiver = await AReceiver.Start();
        receiver.AnswersAll(500);
        var webhook = await world.Subscribe(receiver, [nameof(NoteAdded)]);
        var incident = await Communications.AnIncident().Declared();
        await incident.Happens(new NoteAdded("owed"));
        await world.Until(webhook, w => w.Owed == 1);

        await world.Webhooks.DeleteWebhook(webhook.Id);

        foreach (var table in (string[])["webhook_delivery", "webhook_lane"])
            (await world.Ask<long>($"select count(*) from {table} where subscription_id = $1", webhook.Id)).Should().Be(0);
    }

    [Fact]
    public async Task Deliveries_come_in_pages_the_newest_first()
    {
        await using var receiver = await AReceiver.Start();
        var webhook = await world.Subscribe(receiver, [nameof(NoteAdded)]);
        var incident = await Communications.AnIncident().Declared();
        for (var i = 0; i < 5; i++)
            await incident.Happens(new NoteAdded($"note {i}"));
        await world.UntilAccepted(receiver, all => all.Count == 5);

        var versions = new List<long?>();
        for (string? cursor = null; ;)
        {
            var page = await world.Webhooks.ListDeliveries(webhook.Id, cursor, 2);
            versions.AddRange(page.Items.Select(d => d.Version));
            if ((cursor = page.NextCursor) is null)
                break;
        }

        versions.Should().Equal(7, 6, 5, 4, 3);
    }

    [Fact]
    public async Task What_was_accepted_a_month_ago_is_not_listed_any_more_and_can_be_replayed()
    {
        await using var receiver = await AReceiver.Start();
        var webhook = await world.Subscribe(receiver, [nameof(NoteAdded)]);
        var incident = await Communications.AnIncident().Declared();
        var note = await incident.Happens(new NoteAdded("long ago"));
        await world.Until(webhook, w => w.Owed == 0 && !receiver.Accepted.IsEmpty);
        (await world.Webhooks.ListDeliveries(webhook.Id)).Items.Should().ContainSingle();

        Communications.Clock.MoveTo(Communications.Clock.Now + TimeSpan.FromDays(31));
        await Communications.Until(async () => (await world.Webhooks.ListDeliveries(webhook.Id)).Items.Count, listed => listed == 0);

        (await world.Webhooks.ReplayWebhook(webhook.Id, new ReplayFrom(note.Id))).Owed.Should().Be(1);
        await world.UntilAccepted(receiver, all => all.Count == 2);
    }

    [Fact]
    public async Task A_new_secret_goes_beside_the_former_one_for_a_time()
    {
        await using var receiver = await AReceiver.Start();
        var webhook = await world.Subscribe(receiver, [nameof(NoteAdded)]);
        var incident = await Communications.AnIncident().Declared();
        var rotated = await world.Webhooks.RotateWebhookSecret(webhook.Id, new RotateSecret(TimeSpan.FromHours(2)));

        await incident.Happens(new NoteAdded("during"));
        var during = (await world.UntilAccepted(receiver, all => all.Count == 1))[0];
        (await world.Webhooks.GetWebhook(webhook.Id)).Secrets.Select(s => s.ValidUntil).Should().Equal(null, rotated.FormerValidUntil);
        Communications.Clock.MoveTo(rotated.FormerValidUntil);
        await incident.Happens(new NoteAdded("after"));
        var after = (await world.UntilAccepted(receiver, all => all.Count == 2))[1];

        during.Signatures.Split(' ').Should().HaveCount(2);
        (during.IsSignedWith(webhook.Secret), during.IsSignedWith(rotated.Secret)).Should().Be((true, true));
        after.Signatures.Split(' ').Should().HaveCount(1);
        (after.IsSignedWith(webhook.Secret), after.IsSignedWith(rotated.Secret)).Should().Be((false, true));
    }

    [Fact]
    public async Task A_ping_that_fails_is_said_and_is_not_tried_again()
    {
        await using var receiver = await AReceiver.Start();
        receiver.AnswersAll(500);
        var webhook = await world.Subscribe(receiver);
        var ping = await world.Webhooks.PingWebhook(webhook.Id);

        var failed = await Communications.Until(
            async () => (await world.Webhooks.ListDeliveries(webhook.Id)).Items.SingleOrDefault(), d => d is { State: "failing" });
        failed.Should().Match<WebhookDelivery>(d => d.MessageId == ping.MessageId && d.Type == "Ping" && d.Status == 500 && d.FactId == null);
        (await world.Ask<long>("select count(*) from webhook_lane where subscription_id = $1", webhook.Id)).Should().Be(0);
        (await world.Webhooks.GetWebhook(webhook.Id)).Should().Match<KnownWebhook>(w => w.Owed == 0 && w.State == "active");
    }

    [Fact]
    public async Task A_receiver_that_is_not_there_is_said()
    {
        var receiver = await AReceiver.Start();
        var webhook = await world.Subscribe(receiver);
        await receiver.DisposeAsync();
        await world.Webhooks.PingWebhook(webhook.Id);

        await Communications.Until(async () => (await world.Webhooks.ListDeliveries(webhook.Id)).Items.SingleOrDefault(), d => d is { Failure: "no-answer" });
    }

    [Fact]
    public async Task Neither_a_secret_nor_the_whole_address_is_read_logged_or_traced()
    {
        await using var receiver = await AReceiver.Start();
        var token = $"token{Guid.CreateVersion7():N}";
        var webhook = await world.Webhooks.CreateWebhook(new Webhook("Secret keeper", new Uri(receiver.Address, $"hooks/{token}"), [nameof(NoteAdded)]));
        var rotated = await world.Webhooks.RotateWebhookSecret(webhook.Id, new RotateSecret());
        var incident = await Communications.AnIncident().Declared();
        await incident.Happens(new NoteAdded("signed"));
        await world.UntilAccepted(receiver, all => all.Count == 1);
        receiver.AnswersAll(500);
        await incident.Happens(new NoteAdded("refused"));
        await world.Until(webhook, w => w.Owed == 1);
        await Communications.Until(() => Task.FromResult(world.Telemetry.Spans.Count), spans => spans > 0);

        using var http = Communications.As("root", OrganisationRoles.Admin);
        string[] secrets = [token, Bare(webhook.Secret), Bare(rotated.Secret)];
        foreach (var path in (string[])["webhooks", $"webhooks/{webhook.Id}", $"webhooks/{webhook.Id}/deliveries", "operations/parked"])
        {
            var read = await http.GetStringAsync(new Uri(path, UriKind.Relative));
            secrets.Should().NotContain(s => read.Contains(s), path);
        }

        foreach (var secret in secrets)
        {
            Communications.Platform.Communications.Output.Should().NotContain(secret);
            world.Telemetry.Holds(secret).Should().BeFalse("{0} is in telemetry", secret);
            (await EveryTable.Holding(Communications.Platform.Databases[Origins.Communications], secret)).Should()
                .BeSubsetOf(["public.mt_doc_webhooksubscription", "public.mt_doc_webhooksecrets"]).And.ContainSingle();
        }
    }

    [Theory]
    [InlineData("", "https://example.org/", null, null, "webhook-name")]
    [InlineData("x\u0007", "https://example.org/", null, null, "webhook-name")]
    [InlineData("x", "ftp://example.org/", null, null, "webhook-not-https")]
    [InlineData("x", "/hooks", null, null, "webhook-not-https")]
    [InlineData("x", "https://ada:pass@example.org/", null, null, "webhook-url-parts")]
    [InlineData("x", "https://example.org/#part", null, null, "webhook-url-parts")]
    [InlineData("x", "https://example.org/", "IncidentExploded", null, "fact-type-unknown")]
    [InlineData("x", "https://example.org/", null, "P9", "severity-unknown")]
    public async Task What_cannot_be_is_refused_with_the_way_on(string name, string url, string? type, string? severity, string code)
    {
        using var http = Communications.As("root", OrganisationRoles.Admin);
        using var answer = await http.PostAsJsonAsync(
            new Uri("webhooks", UriKind.Relative), new { name, url, types = type is null ? null : new[] { type }, severities = severity is null ? null : new[] { severity } }, Wire.Json);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).Should().Contain($"urn:incident-platform:problem:{code}").And.Contain("wayOn");
    }

    [Theory]
    [InlineData("types", "fact-type-unknown")]
    [InlineData("severities", "severity-unknown")]
    [InlineData("services", "webhook-service")]
    public async Task Lists_of_nothing_at_all_are_refused_too(string member, string code)
    {
        using var http = Communications.As("root", OrganisationRoles.Admin);
        using var answer = await http.PostAsJsonAsync(
            new Uri("webhooks", UriKind.Relative), new Dictionary<string, object> { ["name"] = "x", ["url"] = "https://example.org/", [member] = new string?[] { null } });

        (await answer.Content.ReadAsStringAsync()).Should().Contain($"urn:incident-platform:problem:{code}");
    }

    [Theory]
    [InlineData("http://example.org/", "webhook-not-https")]
    [InlineData("https://127.0.0.1/", "webhook-not-public")]
    [InlineData("https://2130706433/", "webhook-not-public")]
    [InlineData("https://0x7f.1/", "webhook-not-public")]
    [InlineData("https://10.1.2.3/", "webhook-not-public")]
    [InlineData("https://169.254.169.254/latest/meta-data/", "webhook-not-public")]
    [InlineData("https://[::1]/", "webhook-not-public")]
    [InlineData("https://[::ffff:192.168.0.1]/", "webhook-not-public")]
    [InlineData("https://[fd00::1]/", "webhook-not-public")]
    [InlineData("https://93.184.215.14/", null)]
    [InlineData("https://hooks.example.org/incidents?room=7", null)]
    public void Outside_of_Development_only_https_to_the_internet_is_taken(string url, string? code) =>
        (WebhookRules.Refusal("x", new Uri(url), null, null, null, privateToo: false)?.Code).Should().Be(code);

    [Fact]
    public async Task Every_fact_type_that_the_feed_carries_can_be_subscribed_to() =>
        (await world.Webhooks.ListFactTypes()).Should().Contain([nameof(IncidentDeclared), nameof(UpdateSent), nameof(ReviewPublished), nameof(PagesExhausted), nameof(Erased)])
            .And.OnlyHaveUniqueItems().And.HaveCountGreaterThan(80);

    [Fact]
    public async Task Nobody_but_an_admin_subscribes_or_reads()
    {
        var commander = Communications.Platform.As("ada").Communications;
        await FluentActions.Awaiting(() => commander.CreateWebhook(new Webhook("x", new Uri("https://example.org/")))).Should().ThrowAsync<ProblemException>();
        await FluentActions.Awaiting(() => commander.ListWebhooks()).Should().ThrowAsync<ProblemException>();
    }

    private async Task<List<KnownWebhook>> Listed()
    {
        var all = new List<KnownWebhook>();
        for (string? cursor = null; ;)
        {
            var page = await world.Webhooks.ListWebhooks(cursor, 2);
            all.AddRange(page.Items);
            if ((cursor = page.NextCursor) is null)
                return all;
        }
    }

    private static string Bare(string secret) => secret["whsec_".Length..];
}
