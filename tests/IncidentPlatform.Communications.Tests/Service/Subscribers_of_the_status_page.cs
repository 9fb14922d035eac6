using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using IncidentPlatform.Contracts;
using IncidentPlatform.Testing;
using MimeKit;
using Npgsql;

namespace IncidentPlatform.Communications.Tests.Service;

[Collection(ARunningCommunications.OneAtATime)]
public sealed partial class Subscribers_of_the_status_page(ARunningCommunications communications)
{
    private readonly string reader = $"reader-{Guid.CreateVersion7():N}@example.org";
    private readonly string service = $"service-{Guid.CreateVersion7():N}";
    private readonly string component = $"Part {Guid.CreateVersion7():N}";

    [Fact]
    public async Task By_mail_get_posts_once_they_confirmed_and_none_once_they_unsubscribed()
    {
        await ThereIsTheComponent();
        (await Subscribe(new { mail = reader, components = (string[])[component] })).StatusCode.Should().Be(HttpStatusCode.Accepted);
        var question = await Mailed(1);
        question.TextBody.Should().Contain(component);
        var incident = await communications.AnIncident().Declared(services: service);
        await incident.Sends(await incident.Draft("customers"));
        await ToldToEverybody();
        (await Mails()).Should().ContainSingle("nothing goes to an address that has not confirmed");

        var link = Link(question);
        (await (await Get(link)).Content.ReadAsStringAsync()).Should().Contain("<button>Confirm</button>").And.Contain(reader);
        (await Subscribed()).Should().BeFalse("opening the link confirms nothing");
        (await Post(link)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await Post(link)).StatusCode.Should().Be(HttpStatusCode.OK, "a link pressed twice says the same");
        (await Subscribed()).Should().BeTrue();

        await incident.Sends(await Progress(incident, "Second"));
        await ToldToEverybody();
        var news = await Mailed(2);
        news.Subject.Should().Contain("Second");
        news.Headers[HeaderId.ListUnsubscribePost].Should().Be("List-Unsubscribe=One-Click");
        var unsubscribe = news.Headers[HeaderId.ListUnsubscribe]!.Trim('<', '>');
        news.TextBody.Should().Contain(unsubscribe).And.Contain($"#{incident.Id:N}");

        (await (await Get(unsubscribe)).Content.ReadAsStringAsync()).Should().Contain("<button>Unsubscribe</button>");
        (await Subscribed()).Should().BeTrue("opening the link ends nothing");
        (await Post(unsubscribe, "List-Unsubscribe=One-Click")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await Subscribed()).Should().BeFalse();
        await incident.Sends(await Progress(incident, "Third"));
        await ToldToEverybody();
        (await Mails()).Should().HaveCount(2);
        (await Subscribe(new { mail = reader })).StatusCode.Should().Be(HttpStatusCode.Accepted);
        await Mailed(3);
        (await Subscribe(new { mail = reader })).StatusCode.Should().Be(HttpStatusCode.Accepted);
        communications.Clock.MoveTo(communications.Clock.Now + TimeSpan.FromHours(1));
        (await Subscribe(new { mail = reader })).StatusCode.Should().Be(HttpStatusCode.Accepted);
        await ToldToEverybody();
        (await Mails()).Should().HaveCount(3, "an address that unsubscribed is asked once a day at most");
    }

    [Fact]
    public async Task Are_answered_the_same_whether_they_are_known_or_not_and_asked_once()
    {
        var answers = new List<string>();
        for (var n = 0; n < 3; n++)
        {
            using var answer = await Subscribe(new { mail = n == 1 ? reader.ToUpperInvariant() : reader });
            answers.Add($"{answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }

        answers.Distinct().Should().ContainSingle();
        await Mailed(1);
        await ToldToEverybody();
        (await Mails()).Should().ContainSingle();
    }

    [Fact]
    public async Task Hear_of_their_components_and_of_planned_work_on_them()
    {
        await ThereIsTheComponent();
        await IsSubscribed(new { mail = reader, components = (string[])[component] });
        var elsewhere = await communications.AnIncident().Declared(services: "somewhere-else");
        await elsewhere.Sends(await elsewhere.Draft("customers"));

        using var http = communications.As("carol", OrganisationRoles.Communications);
        var start = communications.Clock.Now.AddDays(1);
        (await http.PostAsJsonAsync(new Uri("status-page/maintenances", UriKind.Relative), new
        {
            title = "Work",
            text = "Slow for a while.",
            components = (string[])[component],
            startsAt = start,
            endsAt = start.AddHours(1),
        })).EnsureSuccessStatusCode();

        (await Mailed(2)).Subject.Should().Contain("scheduled: Work");
        await ToldToEverybody();
        (await Mails()).Should().HaveCount(2, "the other incident was not on the component");
    }

    [Fact]
    public async Task Get_each_post_over_a_kill()
    {
        await ThereIsTheComponent();
        await IsSubscribed(new { mail = reader, components = (string[])[component] });
        var incident = await communications.AnIncident().Declared(services: service);
        await WhileMailIsAway(async () =>
        {
            await incident.Sends(await incident.Draft("customers"));
            await communications.Until(() => Waiting("kind = 'mail-subscribers' and attempts > 1"), n => n > 0);
            await communications.Platform.Communications.Kill();
        });

        await communications.Platform.Communications.Start();

        await Mailed(2);
        await ToldToEverybody();
        (await Mails()).Should().HaveCount(2);
    }

    [Fact]
    public async Task Hear_nothing_of_what_was_restricted_since()
    {
        await ThereIsTheComponent();
        await IsSubscribed(new { mail = reader, components = (string[])[component] });
        var incident = await communications.AnIncident().Declared(services: service);
        await WhileMailIsAway(async () =>
        {
            await incident.Sends(await incident.Draft("customers"));
            await communications.Until(() => Waiting("kind = 'mail-subscribers' and attempts > 1 and claimed_until is null"), n => n > 0);
            incident.BecomesRestrictedUnheard();
            // Whoever was about to send has failed by now, and whoever looked again knows.
            await ToldToEverybody();
        });

        (await Mails()).Should().ContainSingle("only the question came before");
    }

    [Fact]
    public async Task By_webhook_are_asked_and_told_in_Statuspages_shape_until_they_are_gone()
    {
        await using var receiver = await AWebhookReceiver.Start();
        await ThereIsTheComponent();
        (await Subscribe(new { webhook = receiver.Address, components = (string[])[component] })).StatusCode.Should().Be(HttpStatusCode.Accepted);
        var question = (await communications.Until(() => Task.FromResult(receiver.Received.ToArray()), all => all.Length == 1))[0].Body;
        question.GetProperty("type").GetString().Should().Be("subscription_confirmation");
        (await Post(question.GetProperty("confirm").GetString()!)).StatusCode.Should().Be(HttpStatusCode.OK);

        var incident = await communications.AnIncident().Declared(services: service);
        receiver.Status = 503;
        await incident.Sends(await incident.Draft("customers"));
        await communications.Until(() => Task.FromResult(receiver.Received.Count), n => n >= 3);
        receiver.Status = 410;
        await ToldToEverybody();

        var told = receiver.Received.Skip(1).ToList();
        told.Select(t => t.Key).Distinct().Should().ContainSingle("every attempt has the same key");
        told[0].Body.GetProperty("incident").GetProperty("id").GetString().Should().Be($"{incident.Id:N}");
        told[0].Body.GetProperty("incident").GetProperty("incident_updates")[0].GetProperty("affected_components")[0].GetProperty("name").GetString().Should().Be(component);
        told[0].Body.GetProperty("meta").GetProperty("unsubscribe").GetString().Should().Contain("/unsubscription/");
        using var http = communications.As("carol", OrganisationRoles.Communications);
        (await http.GetStringAsync(new Uri("status-page/subscribers?pageSize=200", UriKind.Relative))).Should().NotContain(receiver.Address, "it said that it is gone");
    }

    [Fact]
    public async Task Subscribe_by_a_form_without_scripts()
    {
        await ThereIsTheComponent();
        using var http = communications.Anonymous();
        (await http.GetStringAsync(new Uri("status/subscribe", UriKind.Relative))).Should().Contain("<form method=\"post\"");
        using var wrong = await http.PostAsync(new Uri("status/subscribe", UriKind.Relative), Form(("mail", "nobody")));
        wrong.StatusCode.Should().Be(HttpStatusCode.BadRequest);

        using var answer = await http.PostAsync(new Uri("status/subscribe", UriKind.Relative), Form(("mail", reader), ("component", component)));

        answer.StatusCode.Should().Be(HttpStatusCode.Accepted);
        (await Mailed(1)).TextBody.Should().Contain(component);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"mail\":\"nobody\"}")]
    [InlineData("{\"mail\":\"a@example.org\\r\\nBcc: b@example.org\"}")]
    [InlineData("{\"mail\":\"a@example.org\",\"webhook\":\"https://example.org/\"}")]
    [InlineData("{\"webhook\":\"ftp://example.org/\"}")]
    [InlineData("{\"webhook\":\"https://user:secret@example.org/\"}")]
    [InlineData("{\"mail\":\"a@example.org\",\"components\":[\"nowhere\"]}")]
    public async Task Need_an_address_that_is_one(string body)
    {
        using var http = communications.Anonymous();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri("status/subscriptions", UriKind.Relative), content);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Are_not_confirmed_or_ended_by_a_link_that_was_guessed()
    {
        await Subscribe(new { mail = reader });
        var link = Link(await Mailed(1));
        var guessed = link[..^2] + (link.EndsWith("00", StringComparison.Ordinal) ? "11" : "00");

        (await Post(guessed)).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await Post(guessed.Replace("confirmation", "unsubscription", StringComparison.Ordinal))).StatusCode.Should().Be(HttpStatusCode.NotFound);
        communications.Clock.MoveTo(communications.Clock.Now + TimeSpan.FromDays(2));
        (await Post(link)).StatusCode.Should().Be(HttpStatusCode.NotFound, "a link runs out");
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.ToDictionary(f => f.Name, f => f.Value));

    private static string Link(MimeMessage mail) => Address().Match(mail.TextBody!).Value;

    private async Task<AnUpdate> Progress(AFedIncident incident, string subject)
    {
        using var written = await incident.Ask(HttpMethod.Post, $"incidents/{incident.Id}/updates", body: new { audience = "customers", kind = "progress", subject, text = "Words." });
        written.EnsureSuccessStatusCode();
        return (await incident.Updates(all => all.Any(u => u.Subject == subject))).Single(u => u.Subject == subject);
    }

    /// <summary>There is such a component, and customers are told by the page only.</summary>
    private async Task ThereIsTheComponent()
    {
        using var admin = communications.As("root", OrganisationRoles.Admin);
        (await admin.PutAsJsonAsync(new Uri($"status-page/components/{component}", UriKind.Relative), new { services = (string[])[service] })).EnsureSuccessStatusCode();
        (await admin.PutAsJsonAsync(new Uri("audiences/customers", UriKind.Relative), new { recipients = Array.Empty<string>() })).EnsureSuccessStatusCode();
    }

    private async Task IsSubscribed(object request)
    {
        (await Subscribe(request)).EnsureSuccessStatusCode();
        (await Post(Link(await Mailed(1)))).EnsureSuccessStatusCode();
    }

    private async Task<HttpResponseMessage> Subscribe(object request)
    {
        using var http = communications.Anonymous();
        return await http.PostAsJsonAsync(new Uri("status/subscriptions", UriKind.Relative), request);
    }

    private async Task<bool> Subscribed()
    {
        using var http = communications.As("carol", OrganisationRoles.Communications);
        var page = JsonSerializer.Deserialize<JsonElement>(await http.GetStringAsync(new Uri("status-page/subscribers?pageSize=200", UriKind.Relative)));
        return page.GetProperty("items").EnumerateArray().Any(s => s.GetProperty("address").GetString() == reader);
    }

    private async Task<HttpResponseMessage> Get(string link)
    {
        using var http = communications.Anonymous();
        return await http.GetAsync(new Uri(link));
    }

    private async Task<HttpResponseMessage> Post(string link, string form = "")
    {
        using var http = communications.Anonymous();
        using var content = new StringContent(form, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        return await http.PostAsync(new Uri(link), content);
    }

    /// <summary>The newest mail to the reader, once there are so many.</summary>
    private async Task<MimeMessage> Mailed(int count) => (await communications.Until(Mails, all => all.Count == count))[^1];

    /// <summary>Mails to the reader, oldest first.</summary>
    private async Task<List<MimeMessage>> Mails()
    {
        var mails = new List<MimeMessage>();
        var folder = Directory.CreateDirectory(communications.MailFolder);
        foreach (var file in folder.GetFiles("*.eml").OrderBy(f => f.LastWriteTimeUtc))
        {
            var mail = await MimeMessage.LoadAsync(file.FullName);
            if (mail.To.Mailboxes.Any(m => m.Address.Equals(reader, StringComparison.OrdinalIgnoreCase)))
                mails.Add(mail);
        }

        return mails;
    }

    /// <summary>Everything due for subscribers is done.</summary>
    private Task<long> ToldToEverybody() => communications.Until(() => Waiting("kind in ('mail-subscribers', 'call-subscribers', 'call-subscriber', 'ask-to-confirm-subscription')"), n => n == 0);

    private async Task<long> Waiting(string condition)
    {
        await using var database = NpgsqlDataSource.Create(communications.Platform.Databases[Origins.Communications]);
        await using var command = database.CreateCommand($"select count(*) from due_work where {condition}");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>For a while no mail leaves: a file is where the folder was.</summary>
    private async Task WhileMailIsAway(Func<Task> during)
    {
        var aside = communications.MailFolder + ".aside";
        Directory.Move(communications.MailFolder, aside);
        await File.WriteAllTextAsync(communications.MailFolder, "");
        try
        {
            await during();
        }
        finally
        {
            File.Delete(communications.MailFolder);
            Directory.Move(aside, communications.MailFolder);
        }
    }

    [GeneratedRegex(@"http\S+/confirmation/\S+")]
    private static partial Regex Address();
}
