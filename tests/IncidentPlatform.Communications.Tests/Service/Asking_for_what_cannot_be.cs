using System.Net;
using System.Text;
using IncidentPlatform.Contracts;

namespace IncidentPlatform.Communications.Tests.Service;

[Collection(ARunningCommunications.OneAtATime)]
public class Asking_for_what_cannot_be(ARunningCommunications communications)
{
    [Fact]
    public async Task An_unknown_incident_or_update_is_not_found()
    {
        var id = Guid.CreateVersion7();
        foreach (var path in (string[])[$"incidents/{id}/updates", $"incidents/{id}/war-room", $"incidents/{id}/war-room/messages", $"incidents/{id}/canned-responses", $"updates/{id}"])
        {
            using var http = communications.As("ada");
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
            answer.StatusCode.Should().Be(HttpStatusCode.NotFound, path);
            (await answer.Content.ReadAsStringAsync()).Should().Contain("urn:incident-platform:problem:not-found");
        }
    }

    [Fact]
    public async Task Without_a_credential_nothing_but_the_status_page_answers()
    {
        using var http = communications.Anonymous();
        using var refused = await http.GetAsync(new Uri("audiences", UriKind.Relative));
        refused.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        using var page = await http.GetAsync(new Uri("status", UriKind.Relative));
        page.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_approval_must_name_the_text_it_is_for()
    {
        var incident = await communications.AnIncident().Declared();
        var draft = await incident.Draft("customers");

        using var without = await incident.Ask(HttpMethod.Post, $"updates/{draft.Id}/approval");
        using var stale = await incident.Ask(HttpMethod.Post, $"updates/{draft.Id}/approval", draft.Revision + 7);

        ((int)without.StatusCode).Should().Be(428);
        ((int)stale.StatusCode).Should().Be(412);
        (await stale.Content.ReadAsStringAsync()).Should().Contain($"\"currentRevision\":{draft.Revision}");
    }

    [Fact]
    public async Task Nobody_but_the_speaker_approves()
    {
        var incident = await communications.AnIncident().Declared();
        var draft = await incident.Draft("customers");

        using var answer = await incident.Ask(HttpMethod.Post, $"updates/{draft.Id}/approval", draft.Revision, person: "mallory");

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("not-the-speaker").And.Contain("wayOn");
    }

    [Theory]
    [InlineData("POST", "incidents/{0}/updates", "{\"audience\":\"everyone\",\"kind\":\"progress\",\"text\":\"x\"}")]
    [InlineData("POST", "incidents/{0}/updates", "{\"audience\":\"customers\",\"kind\":\"progress\"}")]
    [InlineData("POST", "incidents/{0}/updates", "{\"audience\":\"customers\",\"kind\":\"progress\",\"text\":\"\"}")]
    [InlineData("POST", "incidents/{0}/updates", "{\"audience\":\"customers\",\"kind\":\"progress\",\"text\":\"x\",\"states\":[\"eta\"]}")]
    [InlineData("POST", "incidents/{0}/updates", "{")]
    [InlineData("POST", "incidents/{0}/war-room/messages", "{\"text\":\"\"}")]
    [InlineData("POST", "incidents/{0}/war-room/messages", "[]")]
    [InlineData("PUT", "audiences/customers", "{\"recipients\":[\"not an address\"]}")]
    [InlineData("PUT", "audiences/customers", "{\"recipients\":[\"a@example.org\\r\\nBcc: b@example.org\"]}")]
    [InlineData("PUT", "audiences/customers", "{\"recipients\":null}")]
    [InlineData("PUT", "status-page/components/%07", "{\"services\":[]}")]
    public async Task Malformed_requests_are_refused_with_a_problem(string method, string path, string body)
    {
        var incident = await communications.AnIncident().Declared();
        await incident.Draft("customers");
        await communications.Until(
            () => Task.FromResult(communications.Reported.Values.Any(r => r.IncidentId == incident.Id && r.Type == "WarRoomOpened")), open => open);
        using var http = communications.As(incident.Person, OrganisationRoles.Admin);
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(string.Format(null, path, incident.Id), UriKind.Relative));
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");

        using var answer = await http.SendAsync(request);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
    }
}
