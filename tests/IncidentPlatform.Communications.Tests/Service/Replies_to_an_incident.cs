using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using IncidentPlatform.Communications.Contact;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;

namespace IncidentPlatform.Communications.Tests.Service;

[Collection(ARunningCommunications.OneAtATime)]
public sealed partial class Replies_to_an_incident(ARunningCommunications communications)
{
    [Fact]
    public async Task Come_by_the_link_in_the_text_to_the_war_room_once()
    {
        var incident = await communications.AnIncident().Declared("Checkout down: db-7");
        var link = await ContactOf(incident);

        var page = await Read(link);
        page.Should().Contain("<form").And.NotContainAny("db-7", "INC-2026-0042", "<script", incident.Person);
        var sent = new Dictionary<string, string> { ["key"] = Key().Match(page).Groups[1].Value, ["message"] = "It works again for us. <b>", ["name"] = "Ann", ["mail"] = "ann@example.org" };
        await communications.Until(async () => (await RoomOf(incident)).OpenedAt, at => at is not null);
        (await Post(link, sent)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await Post(link, sent)).StatusCode.Should().Be(HttpStatusCode.OK, "sent twice it is one");

        var reply = (await RepliesOf(incident)).Should().ContainSingle().Subject;
        (reply.GetProperty("text").GetString(), reply.GetProperty("mail").GetString(), reply.GetProperty("via").GetString()).Should().Be(("It works again for us. <b>", "ann@example.org", "form"));
        (await Said(incident)).Should().ContainSingle(m => m.StartsWith($"For {reply.GetProperty("commander").GetString()}: Ann (ann＠example.org) replies:\nIt works again for us.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Show_the_public_title_once_it_is_on_the_status_page_and_nothing_where_it_is_restricted()
    {
        var incident = await communications.AnIncident().Declared(services: $"service-{Guid.CreateVersion7():N}");
        var draft = await incident.Draft("customers");
        await incident.Sends(draft);
        var link = await ContactOf(incident);
        await communications.Until(() => Read(link), html => html.Contains($"<strong>{draft.Subject}</strong>", StringComparison.Ordinal));

        incident.BecomesRestricted(incident.Person);
        await incident.Happens(new SecurityDesignated("A breach", [incident.Person]));

        var neutral = await communications.Until(() => Read(link), html => !html.Contains(draft.Subject, StringComparison.Ordinal));
        neutral.Should().Contain("<form").And.NotContainAny("INC-2026-0042", "A breach");
        (await Post(link, Message("Is our data safe?"))).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Are_not_taken_once_it_is_over_and_the_page_says_whom_to_turn_to()
    {
        var incident = await communications.AnIncident().Declared();
        var link = await ContactOf(incident);
        await incident.Happens(new IncidentCancelled("A false alarm"), "cancelled");

        (await communications.Until(() => Read(link), html => !html.Contains("<form", StringComparison.Ordinal))).Should().Contain("status page").And.Contain("support");
        (await Post(link, Message("Still broken."))).StatusCode.Should().Be(HttpStatusCode.Gone);
        (await RepliesOf(incident)).Should().BeEmpty();
    }

    [Fact]
    public async Task Are_refused_in_words_where_they_are_not_right_and_what_was_written_is_kept()
    {
        var incident = await communications.AnIncident().Declared();
        var link = await ContactOf(incident);

        using var answer = await Post(link, new() { ["message"] = "<script>alert(1)</script>", ["mail"] = "no address" });
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("not a mail address").And.Contain("&lt;script&gt;").And.NotContain("<script>");
        (await Post(link, Message(""))).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await Post(link, Message(new string('x', 4000)))).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await Post(link, new(Message("Buy this.")) { [ContactHtml.Trap] = "https://evil.example" })).StatusCode.Should().Be(HttpStatusCode.OK, "a program learns nothing");
        (await RepliesOf(incident)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("none")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!")]
    public async Task Need_a_link_that_is_good(string secret)
    {
        using var open = communications.Anonymous();
        using var read = await open.GetAsync(new Uri($"contact/{secret}", UriKind.Relative));
        read.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await Post(new Uri($"contact/{secret}", UriKind.Relative), Message("x"))).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task That_came_by_mail_are_handed_on_once()
    {
        var incident = await communications.AnIncident().Declared();
        await incident.Draft("customers");
        using var desk = communications.As("sam", OrganisationRoles.Support);
        var mail = new { text = "Still down.", name = "Ann", mail = "ann@example.org", messageId = "<1@example.org>" };

        for (var n = 0; n < 3; n++)
            (await desk.PostAsJsonAsync(new Uri($"incidents/{incident.Id}/replies", UriKind.Relative), mail)).StatusCode.Should().Be(HttpStatusCode.Created);

        (await RepliesOf(incident)).Should().ContainSingle().Which.GetProperty("via").GetString().Should().Be("mail");
        using var wrong = await desk.PostAsJsonAsync(new Uri($"incidents/{incident.Id}/replies", UriKind.Relative), new { text = "x", mail = "a@b.c\r\nBcc: d@e.f" });
        wrong.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        using var viewer = communications.As("vic", OrganisationRoles.Viewer);
        (await viewer.GetAsync(new Uri($"incidents/{incident.Id}/replies", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    private static Dictionary<string, string> Message(string words) => new() { ["message"] = words };

    private async Task<Uri> ContactOf(AFedIncident incident)
    {
        var draft = (await incident.Updates(all => all.Any(u => u.Audience == "customers")))[0];
        var rendered = await (await incident.Ask(HttpMethod.Get, $"updates/{draft.Id}/rendered")).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        var mail = rendered.GetProperty("forms").EnumerateArray().Single(f => f.GetProperty("form").GetString() == "mail").GetProperty("text").GetString()!;
        return new Uri(mail[(mail.LastIndexOf("Reply to us: ", StringComparison.Ordinal) + 13)..]);
    }

    private async Task<string> Read(Uri link)
    {
        using var open = communications.Anonymous();
        using var answer = await open.GetAsync(link);
        answer.EnsureSuccessStatusCode();
        answer.Headers.GetValues("Content-Security-Policy").Single().Should().Contain("default-src 'none'");
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<HttpResponseMessage> Post(Uri link, Dictionary<string, string> form)
    {
        using var open = communications.Anonymous();
        return await open.PostAsync(link, new FormUrlEncodedContent(form));
    }

    private static async Task<List<JsonElement>> RepliesOf(AFedIncident incident) => [.. (await (await incident.Ask(HttpMethod.Get, $"incidents/{incident.Id}/replies"))
        .EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("items").EnumerateArray()];

    private static async Task<ARoom> RoomOf(AFedIncident incident)
    {
        using var answer = await incident.Ask(HttpMethod.Get, $"incidents/{incident.Id}/war-room");
        return answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<ARoom>(Wire.Json))! : new ARoom(null);
    }

    private static async Task<List<string>> Said(AFedIncident incident) => [.. (await (await incident.Ask(HttpMethod.Get, $"incidents/{incident.Id}/war-room/messages"))
        .EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("items").EnumerateArray().Select(m => m.GetProperty("text").GetString()!)];

    private sealed record ARoom(DateTimeOffset? OpenedAt);

    [GeneratedRegex("name=\"key\" value=\"([0-9a-f]+)\"")]
    private static partial Regex Key();
}
