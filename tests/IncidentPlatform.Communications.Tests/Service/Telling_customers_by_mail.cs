using System.Net;
using System.Net.Http.Json;
using IncidentPlatform.Communications.Deliveries;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using MimeKit;
using Npgsql;

namespace IncidentPlatform.Communications.Tests.Service;

[Collection(ARunningCommunications.OneAtATime)]
public class Telling_customers_by_mail(ARunningCommunications communications)
{
    private readonly string acme = $"acme-{Guid.CreateVersion7():N}";
    private readonly string globex = $"globex-{Guid.CreateVersion7():N}";

    [Fact]
    public async Task Goes_to_whoever_the_catalogue_names_when_it_leaves_and_says_who_that_was()
    {
        var incident = await communications.AnIncident().Declared();
        var draft = await incident.Draft("customers");
        communications.Incidents.Affects(incident.Id, acme, "enterprise", Mail(acme, "ada"), Mail(acme, "bob"));

        var sent = await incident.Sends(draft);

        var recipients = await Recipients(sent);
        recipients.Items.Where(r => r.Customer == acme).Select(r => (r.Address, r.State)).Should().BeEquivalentTo(
            [(Mail(acme, "ada"), DeliveryStates.Sent), (Mail(acme, "bob"), DeliveryStates.Sent)]);
        recipients.Customers.Should().Be(1);
        recipients.CatalogueAsOf.Should().NotBeNull();
        (await MailTo(sent, Mail(acme, "ada"))).TextBody.Should().Contain("investigating");
    }

    [Fact]
    public async Task Goes_on_to_those_who_were_told_when_nothing_fails_for_them_any_more()
    {
        var incident = await communications.AnIncident().Declared();
        var early = await incident.Draft("customers");
        communications.Incidents.Affects(incident.Id, acme, "team", Mail(acme, "ada"));
        await incident.Sends(early);
        communications.Incidents.AffectsNobody(incident.Id);
        await incident.Happens(new IncidentResolved(communications.Clock.Now, []), "resolved");

        var sent = await incident.Sends(await incident.Draft("customers", "resolved"));

        (await Recipients(sent)).Items.Should().Contain(r => r.Address == Mail(acme, "ada") && r.State == DeliveryStates.Sent);
    }

    [Fact]
    public async Task Reaches_only_those_it_selects_and_nothing_public()
    {
        var incident = await communications.AnIncident().Declared();
        await incident.Draft("customers");
        communications.Incidents.Affects(incident.Id, acme, "enterprise", Mail(acme, "ada"));
        communications.Incidents.Affects(incident.Id, globex, "free", Mail(globex, "eve"));

        var sent = await incident.Sends(await Written(incident, new { audience = "customers", kind = "progress", text = "Your data is safe.", to = new { tiers = (string[])["enterprise"] } }));

        sent.Channels.Should().ContainSingle().Which.Channel.Should().Be("mail");
        (await Recipients(sent)).Items.Select(r => r.Address).Should().Equal(Mail(acme, "ada"));
        var reported = await communications.Until(
            () => Task.FromResult(communications.Reported.Values.FirstOrDefault(r => r.IncidentId == incident.Id && r.Type == nameof(UpdateSent))), r => r is not null);
        reported!.Data.GetProperty("audience").GetString().Should().Be("selected-customers", "what some were told meets no obligation towards all");
        (await incident.Draft("customers")).Kind.Should().Be("first-notice", "the others have been told nothing");
    }

    [Fact]
    public async Task Chooses_on_where_it_was_left_when_there_are_more_than_one_attempt_can_read()
    {
        var incident = await communications.AnIncident().Declared();
        var draft = await incident.Draft("customers");
        const int Customers = 700;
        for (var n = 0; n < Customers; n++)
            communications.Incidents.Affects(incident.Id, $"{acme}-{n:000}", "team", Mail(acme, $"ada-{n:000}"));
        communications.Incidents.ContactsTake = TimeSpan.FromSeconds(1.5); // Four pages; an attempt has four seconds here.
        try
        {
            var sent = await incident.Sends(draft);

            var recipients = await Recipients(sent);
            recipients.Customers.Should().Be(Customers);
            recipients.CatalogueAsOf.Should().NotBeNull("all of it was read");
            Directory.GetFiles(communications.MailFolder, $"{draft.Id:N}.*.eml").Should().HaveCount(recipients.Total);
        }
        finally
        {
            communications.Incidents.ContactsTake = TimeSpan.Zero;
        }
    }

    [Fact]
    public async Task Leaves_out_who_unsubscribed_with_one_click()
    {
        var incident = await communications.AnIncident().Declared();
        communications.Incidents.Affects(incident.Id, acme, "team", Mail(acme, "ada"), Mail(acme, "bob"));
        var sent = await incident.Sends(await incident.Draft("customers"));
        var unsubscribe = (await MailTo(sent, Mail(acme, "bob"))).Headers["List-Unsubscribe"]!.Trim('<', '>');
        using var anonymous = communications.Anonymous();
        using var click = new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]);
        (await anonymous.PostAsync(new Uri(new Uri(unsubscribe).PathAndQuery, UriKind.Relative), click)).StatusCode.Should().Be(HttpStatusCode.OK);

        var next = await incident.Sends(await Written(incident, new { audience = "customers", kind = "progress", text = "Half of it is back." }));

        (await Recipients(next)).Items.Where(r => r.Customer == acme).Select(r => (r.Address, r.State)).Should().BeEquivalentTo(
            [(Mail(acme, "ada"), DeliveryStates.Sent), (Mail(acme, "bob"), DeliveryStates.Suppressed)]);
        next.Channels.Single(c => c.Channel == "mail").Failed.Should().Be(0);
    }

    [Fact]
    public async Task Learns_what_became_of_mails_and_writes_no_more_where_none_arrives()
    {
        var incident = await communications.AnIncident().Declared();
        communications.Incidents.Affects(incident.Id, acme, "team", Mail(acme, "ada"), Mail(acme, "bob"));
        var sent = await incident.Sends(await incident.Draft("customers"));
        var (delivered, bounced) = (await MailTo(sent, Mail(acme, "ada")), await MailTo(sent, Mail(acme, "bob")));
        using var bridge = communications.As("mail-bridge", OrganisationRoles.Communications);
        for (var again = 0; again < 2; again++)
        {
            using var taken = await bridge.PostAsJsonAsync(new Uri("mail/reports", UriKind.Relative), new
            {
                reports = (object[])
                [
                    new { messageId = delivered.MessageId, state = "delivered" },
                    new { messageId = $"<{bounced.MessageId}>", state = "bounced", permanent = true, reason = "550 no such user" },
                    new { messageId = "somebody-elses@example.org", state = "bounced" },
                ],
            });
            (await taken.Content.ReadAsStringAsync()).Should().Contain("\"taken\":2");
        }

        (await Recipients(sent)).Items.Where(r => r.Customer == acme).Select(r => (r.State, r.Reason)).Should().BeEquivalentTo(
            [(DeliveryStates.Delivered, (string?)null), (DeliveryStates.Bounced, "550 no such user")]);
        var next = await incident.Sends(await Written(incident, new { audience = "customers", kind = "progress", text = "Half of it is back." }));
        (await Recipients(next)).Items.Single(r => r.Address == Mail(acme, "bob")).State.Should().Be(DeliveryStates.Suppressed);
    }

    [Fact]
    public async Task Corrects_an_update_that_was_sent_and_nothing_else()
    {
        var incident = await communications.AnIncident().Declared();
        var wrong = await incident.Sends(await incident.Draft("customers"));
        using var refused = await incident.Ask(HttpMethod.Post, $"incidents/{incident.Id}/updates", body: new { audience = "customers", kind = "progress", text = "No.", corrects = wrong.Id });
        refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);

        var sent = await incident.Sends(await Written(incident, new { audience = "customers", kind = "correction", text = "The first notice was too broad.", corrects = wrong.Id }));

        (await Told(incident)).Items.Where(i => i.Corrects == wrong.Id).Should().NotBeEmpty().And.OnlyContain(i => i.UpdateId == sent.Id);
    }

    [Fact]
    public async Task Can_be_recalled_until_it_leaves()
    {
        var incident = await communications.AnIncident().Declared();
        var draft = await incident.Draft("customers");
        using var approved = await incident.Ask(HttpMethod.Post, $"updates/{draft.Id}/approval", draft.Revision);
        using var sending = await incident.Ask(HttpMethod.Post, $"updates/{draft.Id}/sending", null, new { recallWindow = "PT10M" }, ifMatch: "*");
        sending.EnsureSuccessStatusCode();
        using (var twice = await incident.Ask(HttpMethod.Post, $"updates/{draft.Id}/recall"))
            twice.EnsureSuccessStatusCode();

        var recalled = (await incident.Updates(all => all.Any(u => u.Id == draft.Id))).Single(u => u.Id == draft.Id);

        recalled.Status.Should().Be("draft", "it needs another approval");
        using var again = await incident.Ask(HttpMethod.Post, $"updates/{draft.Id}/recall");
        again.StatusCode.Should().Be(HttpStatusCode.Conflict);
        using var anew = await incident.Ask(HttpMethod.Post, $"updates/{draft.Id}/approval", recalled.Revision);
        using var later = await incident.Ask(HttpMethod.Post, $"updates/{draft.Id}/sending", null, new { recallWindow = "PT14M" }, ifMatch: "*");
        later.EnsureSuccessStatusCode();
        (await ToLeave(incident)).Should().Be(2);
        communications.Clock.MoveTo(communications.Clock.Now + TimeSpan.FromMinutes(11));
        await communications.Until(() => ToLeave(incident), n => n == 1); // What was recalled is not about to leave with it.
        communications.Clock.MoveTo(communications.Clock.Now + TimeSpan.FromMinutes(4));
        await incident.Updates(all => all.Any(u => u.Id == draft.Id && u.Status == "sent"));
        using var late = await incident.Ask(HttpMethod.Post, $"updates/{draft.Id}/recall");
        (await late.Content.ReadAsStringAsync()).Should().Contain("update-has-left");
        (await Told(incident)).Items.Count(i => i.UpdateId == draft.Id && i.Channel == "status-page").Should().Be(1);
    }

    [Fact]
    public async Task Is_tried_out_on_whoever_asks_and_on_nobody_else()
    {
        var incident = await communications.AnIncident().Declared();
        var draft = await incident.Draft("customers");

        using var tried = await incident.Ask(HttpMethod.Post, $"updates/{draft.Id}/test-sending");

        (await tried.EnsureSuccessStatusCode().Content.ReadAsStringAsync()).Should().Contain($"{incident.Person}@localhost");
        var mails = await communications.Until(
            () => Task.FromResult(Directory.GetFiles(communications.MailFolder, "*.test@*.eml").Select(f => MimeMessage.Load(f)).Where(m => m.To.ToString().Contains(incident.Person, StringComparison.Ordinal)).ToList()),
            found => found.Count > 0);
        mails.Should().ContainSingle().Which.Subject.Should().Be($"[Test] {draft.Subject}");
        (await Told(incident)).Items.Should().BeEmpty();
    }

    [Fact]
    public async Task Says_exactly_what_an_audience_and_a_customer_had_been_told_by_an_instant()
    {
        var incident = await communications.AnIncident().Declared();
        communications.Incidents.Affects(incident.Id, acme, "team", Mail(acme, "ada"));
        var first = await incident.Sends(await incident.Draft("customers"));
        var between = communications.Clock.Now;
        communications.Clock.MoveTo(between + TimeSpan.FromMinutes(5));
        await incident.Happens(new RootCauseIdentified("A bad index", []), "identified");
        communications.Incidents.Affects(incident.Id, globex, "team", Mail(globex, "eve"));
        var second = await incident.Sends((await incident.Updates(all => all.Any(IsNext))).Single(IsNext));

        var then = await Told(incident, $"at={Uri.EscapeDataString(between.ToString("o"))}");
        var now = await Told(incident);
        var newcomer = await Told(incident, $"customer={globex}");

        then.Items.Select(i => i.UpdateId).Distinct().Should().Equal(first.Id);
        then.Items.Should().OnlyContain(i => i.Text == first.Text || i.Channel == "help-desk");
        then.Standing.Should().Be("investigating");
        now.Items.Where(i => i.Channel == "mail").Select(i => i.UpdateId).Should().Equal(first.Id, second.Id);
        now.Standing.Should().Be("identified");
        newcomer.Items.Where(i => i.Channel == "mail").Select(i => i.UpdateId).Should().Equal([second.Id], "the first mail went out before it was affected");
        static bool IsNext(AnUpdate u) => u is { Kind: "progress", Status: "draft" } && u.Text.Contains("identified the cause", StringComparison.Ordinal);
        (await Told(incident, "audience=executives")).Items.Should().BeEmpty();
        using var nobody = await incident.Ask(HttpMethod.Get, $"incidents/{incident.Id}/told?audience=martians");
        nobody.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    /// <summary>Sendings to the status page that wait for their time.</summary>
    private async Task<long> ToLeave(AFedIncident incident)
    {
        await using var database = NpgsqlDataSource.Create(communications.Platform.Databases[Origins.Communications]);
        await using var command = database.CreateCommand($"select count(*) from due_work where kind = 'post-to-status-page' and stream_id = '{incident.Id}'");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static string Mail(string customer, string person) => $"{person}@{customer}.example";

    private static async Task<AnUpdate> Written(AFedIncident incident, object body)
    {
        using var written = await incident.Ask(HttpMethod.Post, $"incidents/{incident.Id}/updates", body: body);
        var id = written.EnsureSuccessStatusCode().Headers.Location!.ToString().Split('/')[^1];
        return (await incident.Updates(all => all.Any(u => u.Id.ToString() == id))).Single(u => u.Id.ToString() == id);
    }

    private async Task<MimeMessage> MailTo(AnUpdate update, string address) =>
        await MimeMessage.LoadAsync(Directory.GetFiles(communications.MailFolder, $"{update.Id:N}.{Recipient.KeyOf(address)}@*.eml").Single());

    private async Task<TheRecipients> Recipients(AnUpdate update)
    {
        using var http = communications.As("ada", OrganisationRoles.Communications);
        return (await http.GetFromJsonAsync<TheRecipients>(new Uri($"updates/{update.Id}/recipients?pageSize=200", UriKind.Relative), Wire.Json))!;
    }

    private static async Task<WasTold> Told(AFedIncident incident, string query = "")
    {
        using var answer = await incident.Ask(HttpMethod.Get, $"incidents/{incident.Id}/told?{query}");
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<WasTold>(Wire.Json))!;
    }

    private sealed record TheRecipients(int Total, int Customers, DateTimeOffset? CatalogueAsOf, IReadOnlyList<OneOfThem> Items);

    private sealed record OneOfThem(string? Address, string? Customer, string State, string? Reason);

    private sealed record WasTold(string? Standing, IReadOnlyList<AMessageTold> Items);

    private sealed record AMessageTold(Guid UpdateId, string Channel, string Text, Guid? Corrects);
}
