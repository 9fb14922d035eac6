using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Api;

namespace IncidentPlatform.Hosting.Tests;

public sealed class Commanding(ARunningKettle kettle) : IClassFixture<ARunningKettle>
{
    [Fact]
    public async Task A_command_that_decides_needs_a_revision()
    {
        var id = await kettle.AKettle();
        var problem = await Problem(await Name(id, "Ada", null), HttpStatusCode.PreconditionRequired);
        problem.Type.Should().EndWith("revision-required");
    }

    [Fact]
    public async Task Of_commands_on_the_same_revision_exactly_one_wins()
    {
        var id = await kettle.AKettle();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Name(id, $"Kettle {i}", "\"0\"")));
        answers.Count(a => a.StatusCode == HttpStatusCode.OK).Should().Be(1);
        answers.Count(a => a.StatusCode == HttpStatusCode.PreconditionFailed).Should().Be(7);
        var problem = await Problem(answers.First(a => a.StatusCode != HttpStatusCode.OK), HttpStatusCode.PreconditionFailed);
        problem.Extensions["currentRevision"]!.ToString().Should().Be("1");
    }

    [Fact]
    public async Task What_happens_in_the_background_does_not_make_a_decision_stale()
    {
        var id = await kettle.AKettle();
        await kettle.Count(id, new Counted(1));
        (await Name(id, "Ada", "\"0\"")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_repeated_request_with_the_same_key_is_answered_and_not_done_again()
    {
        var id = await kettle.AKettle();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Keyed(id, "same", new Counted(5))));
        var bodies = await Task.WhenAll(answers.Select(a => a.Content.ReadAsStringAsync()));
        bodies.Distinct().Should().ContainSingle();
        (await kettle.Read(id)).Count.Should().Be(5);
    }

    [Fact]
    public async Task A_key_used_for_another_body_is_refused()
    {
        var id = await kettle.AKettle();
        await Keyed(id, "reused", new Counted(5));
        await Problem(await Keyed(id, "reused", new Counted(6)), HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_refusal_says_the_way_on_and_records_nothing()
    {
        var id = await kettle.AKettle();
        var problem = await Problem(await Name(id, new string('x', 21), "\"0\""), HttpStatusCode.Conflict);
        problem.Type.Should().Be("urn:incident-platform:problem:name-too-long");
        problem.Extensions["wayOn"]!.ToString().Should().Be("Shorten it.");
        (await kettle.Read(id)).Revision.Should().Be(0);
    }

    [Theory]
    [InlineData("""{"by": "many"}""", "$.by")]
    [InlineData("""{"by": 1""", "$")]
    [InlineData("""{}""", "by")]
    [InlineData("""[]""", "$")]
    [InlineData("""{"by": 1, "boilsIn": "soon"}""", "PT15M")]
    public async Task A_body_that_does_not_fit_is_named(string body, string named)
    {
        var id = await kettle.AKettle();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        var problem = await Problem(await kettle.Http.PostAsync($"kettles/{id}/counts", content), HttpStatusCode.BadRequest);
        problem.Detail.Should().Contain(named).And.NotContain("IncidentPlatform");
    }

    [Fact]
    public async Task A_text_that_cannot_be_stored_is_a_bad_request()
    {
        var id = await kettle.AKettle();
        await Problem(await Name(id, "nul\0", "\"0\""), HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        var id = await kettle.AKettle();
        await Problem(await Name(id, new string('x', 600_000), "\"0\""), HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Without_a_credential_nothing_is_answered()
    {
        using var http = new HttpClient { BaseAddress = kettle.Http.BaseAddress };
        await Problem(await http.GetAsync($"kettles/{Guid.CreateVersion7()}"), HttpStatusCode.Unauthorized);
        await Problem(await http.GetAsync("quiet"), HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_wrong_media_type_is_named_even_without_a_credential()
    {
        using var http = new HttpClient { BaseAddress = kettle.Http.BaseAddress };
        using var content = new StringContent("by=1", Encoding.UTF8, "text/plain");
        await Problem(await http.PostAsync($"kettles/{Guid.CreateVersion7()}/counts", content), HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task What_does_not_exist_is_not_found() =>
        await Problem(await kettle.Count(Guid.CreateVersion7(), new Counted(1)), HttpStatusCode.NotFound);

    private Task<HttpResponseMessage> Name(Guid id, string name, string? ifMatch) =>
        Send($"kettles/{id}/name", new Named(name), "If-Match", ifMatch);

    private Task<HttpResponseMessage> Keyed(Guid id, string key, Counted counted) => Send($"kettles/{id}/counts", counted, "Idempotency-Key", key);

    private async Task<HttpResponseMessage> Send<T>(string path, T body, string header, string? value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body, options: Wire.Json) };
        if (value is not null)
            request.Headers.TryAddWithoutValidation(header, value);
        return await kettle.Http.SendAsync(request);
    }

    private static async Task<Microsoft.AspNetCore.Mvc.ProblemDetails> Problem(HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.Should().Be(status, text);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        var problem = JsonSerializer.Deserialize<Microsoft.AspNetCore.Mvc.ProblemDetails>(text, JsonSerializerOptions.Web)!;
        problem.Type.Should().StartWith(Problems.TypePrefix);
        problem.Extensions.Should().ContainKey("wayOn");
        return problem;
    }
}
