using System.Net;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;

namespace IncidentPlatform.Communications.Tests.Service;

[Collection(ARunningCommunications.OneAtATime)]
public class Asking_about_a_text(ARunningCommunications communications)
{
    [Fact]
    public async Task Holds_it_until_the_answer_and_is_owed_on_the_incident()
    {
        var incident = await communications.AnIncident().Declared();
        var draft = await incident.Draft("customers");
        var due = communications.Clock.Now + TimeSpan.FromMinutes(20);
        using var asked = await incident.Ask(HttpMethod.Post, $"updates/{draft.Id}/reviews", draft.Revision, new { of = "pr", dueAt = due, person = "petra" });
        var answer = $"{asked.EnsureSuccessStatusCode().Headers.Location}/answer";
        await Approves(incident, draft);

        (await Sends(incident, draft)).Should().Contain("review-open").And.Contain("pr has been asked");
        using (var stranger = await incident.Ask(HttpMethod.Post, answer, body: new { answer = "approved" }, person: "mallory"))
            stranger.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        using (var unchanged = await incident.Ask(HttpMethod.Post, answer, body: new { answer = "changed", note = "Softer." }, person: "petra"))
            (await unchanged.Content.ReadAsStringAsync()).Should().Contain("nothing-changed");
        for (var again = 0; again < 3; again++)
        {
            using var answered = await incident.Ask(HttpMethod.Post, answer, body: new { answer = "approved" }, person: "petra");
            answered.EnsureSuccessStatusCode();
        }

        (await Sends(incident, draft)).Should().Contain("SendingBegun");
        var requested = await Reported<TextReviewRequested>(incident);
        requested.Should().BeEquivalentTo(new { Of = "pr", draft.TextHash, Person = "petra", DueAt = due, UpdateId = draft.Id });
        (await Reported<TextReviewAnswered>(incident)).Should().BeEquivalentTo(new { requested.RequestId, Answer = "approved" });
        communications.Reported.Values.Count(r => r.IncidentId == incident.Id && r.Type == nameof(TextReviewAnswered)).Should().Be(1);
    }

    [Fact]
    public async Task That_is_refused_keeps_these_words_here_and_lets_others_go()
    {
        var incident = await communications.AnIncident().Declared();
        var draft = await incident.Draft("customers");
        using var asked = await incident.Ask(HttpMethod.Post, $"updates/{draft.Id}/reviews", draft.Revision, new { of = "pr", dueAt = communications.Clock.Now + TimeSpan.FromHours(1) });
        var answer = $"{asked.EnsureSuccessStatusCode().Headers.Location}/answer";
        using (var communicator = communications.As("petra", OrganisationRoles.Communications))
        using (var reasonless = await communicator.PostAsync(new Uri(answer, UriKind.Relative), Json("""{"answer":"refused"}""")))
            reasonless.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        using (var communicator = communications.As("petra", OrganisationRoles.Communications))
        using (var refused = await communicator.PostAsync(new Uri(answer, UriKind.Relative), Json("""{"answer":"refused","note":"Promises too much."}""")))
            refused.EnsureSuccessStatusCode();
        await Approves(incident, draft);

        (await Sends(incident, draft)).Should().Contain("review-refused").And.Contain("Promises too much.");
        using var edited = await incident.Ask(HttpMethod.Put, $"updates/{draft.Id}", body: new { text = "We are looking into it." }, ifMatch: "*");
        edited.EnsureSuccessStatusCode();
        await Approves(incident, draft);
        (await Sends(incident, draft)).Should().Contain("SendingBegun");
    }

    [Fact]
    public async Task And_what_was_posted_elsewhere_is_recorded_once_as_it_was_posted()
    {
        var incident = await communications.AnIncident().Declared();
        var sent = await incident.Sends(await incident.Draft("customers"));
        var post = new { network = "Mastodon", link = $"https://social.example/@us/{incident.Id:N}", updateId = sent.Id };
        for (var again = 0; again < 2; again++)
        {
            using var recorded = await incident.Ask(HttpMethod.Post, $"incidents/{incident.Id}/social-posts", body: post);
            recorded.EnsureSuccessStatusCode();
        }

        using var listed = await incident.Ask(HttpMethod.Get, $"incidents/{incident.Id}/social-posts");
        (await listed.Content.ReadAsStringAsync()).Should().Contain("\"network\":\"mastodon\"").And.Contain(incident.Person);
        (await Reported<SocialPostRecorded>(incident)).Should().BeEquivalentTo(new { Network = "mastodon", Link = post.link, UpdateId = sent.Id });
        communications.Reported.Values.Count(r => r.IncidentId == incident.Id && r.Type == nameof(SocialPostRecorded)).Should().Be(1);
        using var nothing = await incident.Ask(HttpMethod.Post, $"incidents/{incident.Id}/social-posts", body: new { network = "x", link = "javascript:alert(1)", text = "Hi" });
        nothing.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    private static StringContent Json(string body) => new(body, System.Text.Encoding.UTF8, "application/json");

    private static async Task Approves(AFedIncident incident, AnUpdate draft)
    {
        using var approved = await incident.Ask(HttpMethod.Post, $"updates/{draft.Id}/approval", ifMatch: "*");
        approved.EnsureSuccessStatusCode();
    }

    private static async Task<string> Sends(AFedIncident incident, AnUpdate draft)
    {
        using var sending = await incident.Ask(HttpMethod.Post, $"updates/{draft.Id}/sending", ifMatch: "*");
        return await sending.Content.ReadAsStringAsync();
    }

    private async Task<T> Reported<T>(AFedIncident incident)
    {
        var reported = await communications.Until(
            () => Task.FromResult(communications.Reported.Values.FirstOrDefault(r => r.IncidentId == incident.Id && r.Type == typeof(T).Name)), r => r is not null);
        return System.Text.Json.JsonSerializer.Deserialize<T>(reported!.Data, Wire.Json)!;
    }
}
