using System.Net;
using System.Net.Http.Headers;
using System.Text;
using IncidentPlatform.Client;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;

namespace IncidentPlatform.Incidents.Tests.Api;

[Collection("api")]
public sealed class Refusing_at_the_door(RunningIncidents running)
{
    private const int Kilobyte = 1024;

    [Fact]
    public async Task A_grouped_webhook_of_more_than_10_MB()
    {
        var key = await running.ASourceFor("tango", declares: false);

        (await Problem($"intake/alertmanager/{key}", Padded("""{"alerts":[]}""", (10 * Kilobyte * Kilobyte) + 1))).Should().Be((413, "too-large"));
        using var most = await Post($"intake/alertmanager/{key}", Padded("""{"alerts":[]}""", 10 * Kilobyte * Kilobyte));
        most.StatusCode.Should().Be(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Anything_else_of_more_than_512_KB()
    {
        var key = await running.ASourceFor("uniform", declares: false);
        var token = running.Platform.Token("ada", OrganisationRoles.Responder);
        var large = (512 * Kilobyte) + 1;

        (await Problem($"intake/signals/{key}", Padded("""{"signal":"uniform","healthy":true}""", large))).Should().Be((413, "too-large"));
        (await Problem("incidents", Padded("""{"title":"Down","severity":"P1","services":["uniform"]}""", large), token: token)).Should().Be((413, "too-large"));
        (await running.As("ada").List(new IncidentFilter(Service: "uniform"))).Items.Should().BeEmpty();
    }

    [Theory]
    [InlineData("intake/alertmanager", "text/plain")]
    [InlineData("intake/signals", "application/x-www-form-urlencoded")]
    public async Task A_media_type_that_is_not_JSON_with_a_good_key_and_with_a_wrong_one(string path, string type)
    {
        var key = await running.ASourceFor("victor", declares: false);

        (await Problem($"{path}/{key}", "{}", type)).Should().Be((415, "media-type"));
        (await Problem($"{path}/guess", "{}", type)).Should().Be((415, "media-type"));
    }

    [Fact]
    public async Task A_routing_key_that_is_wrong_whatever_is_wrong_with_it_and_without_a_word_about_it()
    {
        await running.As("root", OrganisationRoles.Admin).PutAlertSource("probes", new AlertSource("signals"));
        var other = (await running.As("root", OrganisationRoles.Admin).CreateRoutingKey("probes")).Key;
        var problems = new List<Problem>();
        foreach (var path in new[] { "intake/alertmanager/guess", $"intake/alertmanager/{other}", "intake/signals/guess" })
        {
            using var answer = await Post(path, """{"signal":"x","healthy":true,"alerts":[]}""");
            (await answer.Content.ReadAsStringAsync()).Should().NotContain("guess").And.NotContain(other).And.NotContain("probes");
            problems.Add((await ProblemException.From(answer))!.Problem);
        }

        problems.Should().OnlyContain(p => p.Status == 401 && p.Code == "routing-key-unknown");
        problems.Select(p => (p.Title, p.Detail, p.WayOn)).Distinct().Should().ContainSingle();
    }

    private static string Padded(string json, int bytes) => json + new string(' ', bytes - json.Length);

    private async Task<(int Status, string Code)> Problem(string path, string body, string type = "application/json", string? token = null)
    {
        using var answer = await Post(path, body, type, token);
        var problem = (await ProblemException.From(answer))!.Problem;
        return (problem.Status, problem.Code);
    }

    /// <summary>Asks before it sends the body, so that the answer is heard even where the body would not be read.</summary>
    private async Task<HttpResponseMessage> Post(string path, string body, string type = "application/json", string? token = null)
    {
        using var http = running.Platform.Http(Origins.Incidents, token);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(type)) };
        request.Headers.ExpectContinue = true;
        return await http.SendAsync(request);
    }
}
