using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IncidentPlatform.Client;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Incidents.Intake.Formats;
using IncidentPlatform.Incidents.Tests.Intake.Formats;
using IncidentPlatform.Testing;
using Npgsql;

namespace IncidentPlatform.Incidents.Tests.Api;

/// <summary>Tools change an address and nothing else.</summary>
[Collection("api")]
public sealed class Alerts_in_every_shape(RunningIncidents running)
{
    private IIncidents Admin => running.As("root", OrganisationRoles.Admin);

    [Fact]
    public async Task Are_answered_with_their_ids_and_keys()
    {
        var key = await Source("shape-generic", "generic");

        var answer = await Json(await running.Post($"intake/generic/{key}", """[{"name":"a","key":"k1"},{"name":"b","key":"k2","status":"resolved"}]"""), 202);

        answer.GetProperty("alerts").EnumerateArray().Select(a => (a.GetProperty("key").GetString(), a.GetProperty("status").GetString()))
            .Should().Equal(("k1", "firing"), ("k2", "resolved"));
        await running.LookedAt();
        var known = (await running.As("ada").ListAlerts(source: "shape-generic")).Items.Should().ContainSingle("a resolve of what does not fire is dropped").Subject;
        known.Id.Should().Be(answer.GetProperty("alerts")[0].GetProperty("id").GetGuid());
    }

    [Theory]
    [InlineData("X-Routing-Key", "{0}")]
    [InlineData("Authorization", "Bearer {0}")]
    [InlineData("Authorization", "GenieKey {0}")]
    [InlineData("Authorization", "Basic")]
    public async Task Bring_the_key_in_a_header(string header, string value)
    {
        var key = await Source("shape-header", "grafana");
        var given = value == "Basic" ? $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"anyone:{key}"))}" : value.Replace("{0}", key, StringComparison.Ordinal);

        (await running.Post("intake/grafana", """{"alerts":[]}""", headers: (header, given))).StatusCode.Should().Be(HttpStatusCode.Accepted);
        (await running.Post("intake/grafana", """{"alerts":[]}""", headers: (header, given + "x"))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await running.Post("intake/grafana", """{"alerts":[]}""")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Of_a_format_that_nobody_knows_are_told_the_formats()
    {
        var problem = await ProblemOf(await running.Post("intake/pigeon/x", "{}"));

        (problem.Status, problem.Code).Should().Be((404, "format-unknown"));
        problem.WayOn.Should().ContainAll(AlertFormat.All.Keys);
    }

    [Fact]
    public async Task Come_through_PagerDutys_Events_API()
    {
        var key = await Source("shape-pagerduty", "pagerduty");
        string Event(string action, string? dedup = null, string severity = "critical") => JsonSerializer.Serialize(new
        {
            routing_key = key,
            event_action = action,
            dedup_key = dedup,
            payload = new { summary = "Cards are declined", source = "srv01", severity, custom_details = new { service = "shape-pd" } },
        });

        var triggered = await Json(await running.Post("v2/enqueue", Event("trigger")), 202);
        triggered.GetProperty("status").GetString().Should().Be("success");
        var dedup = triggered.GetProperty("dedup_key").GetString()!;
        await Json(await running.Post("v2/enqueue", Event("acknowledge", dedup)), 202);
        await running.LookedAt();
        var alert = (await running.As("ada").ListAlerts(source: "shape-pagerduty")).Items.Single();
        (alert.Key, alert.Status, alert.Severity, alert.AcknowledgedAt is null).Should().Be((dedup, "firing", "critical", false));
        (await running.As("ada").List(new IncidentFilter(Service: "shape-pd"))).Items.Should().ContainSingle();

        await Json(await running.Post("v2/enqueue", Event("resolve", dedup)), 202);
        await Json(await running.Post("v2/enqueue", Event("resolve", "never-opened")), 202);
        await running.LookedAt();
        (await running.As("ada").ListAlerts(source: "shape-pagerduty")).Items.Select(a => a.Status).Should().Equal("resolved");
        await Json(await running.Post("v2/enqueue", Event("trigger", dedup)), 202);
        await running.LookedAt();
        (await running.As("ada").ListAlerts(source: "shape-pagerduty")).Items.Select(a => (a.Status, a.Openings)).Should().Equal(("firing", 2));

        var invalid = await Json(await running.Post("v2/enqueue", Event("trigger", new string('k', 256), "dreadful")), 400);
        invalid.GetProperty("status").GetString().Should().Be("invalid event");
        invalid.GetProperty("errors").EnumerateArray().Select(e => e.GetString()).Should().BeEquivalentTo(
            "$.dedup_key is longer than 255 characters", "$.payload.severity is none of critical, error, warning, info");
        (await Json(await running.Post("v2/enqueue", Event("trigger").Replace(key, "guess", StringComparison.Ordinal)), 400))
            .GetProperty("errors")[0].GetString().Should().Be("$.routing_key: The routing key lets nobody in here.");
        (await Json(await running.Post("v2/enqueue", "{"), 400)).GetProperty("status").GetString().Should().Be("invalid event");
    }

    [Fact]
    public async Task Come_through_Opsgenies_Alert_API()
    {
        var header = ("Authorization", $"GenieKey {await Source("shape-opsgenie", "opsgenie")}");
        Task<HttpResponseMessage> Send(string path, string body, (string, string)? as_ = null) => running.Post($"v2/alerts{path}", body, headers: as_ ?? header);

        var created = await Json(await Send("", """{"message":"Orders lag","alias":"orders/lag","priority":"P1","entity":"shape-og","tags":["eu"]}"""), 202);
        created.GetProperty("result").GetString().Should().Be("Request will be processed");
        await Json(await Send("/orders%2Flag/acknowledge?identifierType=alias", """{"user":"ada"}"""), 202);
        await Json(await Send("/orders%2Flag/notes?identifierType=alias", """{"note":"A consumer is stuck","user":"ada"}"""), 202);
        await running.LookedAt();
        var alert = (await running.As("ada").ListAlerts(source: "shape-opsgenie")).Items.Single();
        (alert.Key, alert.Status, alert.AcknowledgedBy, alert.Notes.Single().Text).Should().Be(("orders/lag", "firing", "ada", "A consumer is stuck"));
        (await running.As("ada").List(new IncidentFilter(Service: "shape-og"))).Items.Should().ContainSingle();

        await Json(await Send("/orders%2Flag/close?identifierType=alias", ""), 202);
        var unnamed = await Json(await Send("", """{"message":"No alias"}"""), 202);
        await Json(await Send($"/{unnamed.GetProperty("alertId").GetGuid()}/close", "{}"), 202);
        await running.LookedAt();
        (await running.As("ada").ListAlerts(source: "shape-opsgenie")).Items.Should().HaveCount(2).And.OnlyContain(a => a.Status == "resolved");

        var invalid = await Json(await Send("", """{"message":"","priority":"P9"}"""), 422);
        invalid.GetProperty("errors").EnumerateObject().Select(e => e.Name).Should().BeEquivalentTo("message", "priority");
        await Json(await Send("", """{"message":"x"}""", ("Authorization", "GenieKey guess")), 401);
        await Json(await Send("/x/close?identifierType=tiny", "{}"), 422);
    }

    [Fact]
    public async Task Of_another_source_are_not_closed_by_their_id()
    {
        var own = ("Authorization", $"GenieKey {await Source("shape-own", "opsgenie")}");
        var other = ("Authorization", $"GenieKey {await Source("shape-other", "opsgenie")}");
        var created = await Json(await running.Post("v2/alerts", """{"message":"Mine"}""", headers: own), 202);
        await running.LookedAt();

        await Json(await running.Post($"v2/alerts/{created.GetProperty("alertId").GetGuid()}/close", "{}", headers: other), 202);
        await running.LookedAt();

        (await running.As("ada").ListAlerts(source: "shape-own")).Items.Single().Status.Should().Be("firing");
    }

    [Fact]
    public async Task Are_taken_only_signed_once_the_source_has_a_secret()
    {
        var key = await Source("shape-sentry", "sentry");
        await Admin.PutSigningSecret("shape-sentry", new SigningSecret("s3cret"));
        const string Body = """{"action":"created","data":{"issue":{"id":"1","title":"TypeError"}}}""";
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData("s3cret"u8, Encoding.UTF8.GetBytes(Body)));
        Task<HttpResponseMessage> Send(string signed, string body = Body) =>
            running.Post($"intake/sentry/{key}", body, headers: [("Sentry-Hook-Resource", "issue"), ("Sentry-Hook-Signature", signed)]);

        (await Send(signature)).StatusCode.Should().Be(HttpStatusCode.Accepted);
        foreach (var (signed, body) in new[] { ("", Body), ("xyz", Body), (signature[..^2], Body), (signature, Body + " ") })
        {
            var problem = await ProblemOf(await Send(signed, body));
            (problem.Status, problem.Code).Should().Be((401, "signature-invalid"));
        }

        var unsigned = await Refused(() => Admin.PutSigningSecret("source-alpha", new SigningSecret("x")));
        unsigned.Code.Should().BeOneOf("not-found", "format-unsigned");
    }

    [Theory]
    [InlineData("pagerduty", "v2/enqueue")]
    [InlineData("pagerduty", "v2/change/enqueue")]
    public async Task Of_a_source_that_signs_are_not_taken_where_nothing_is_signed(string format, string path)
    {
        var key = await Source("shape-signing", format);
        await Admin.PutSigningSecret("shape-signing", new SigningSecret("s3cret"));

        using var answer = await running.Post(path, $$$"""{"routing_key":"{{{key}}}","event_action":"trigger","payload":{"summary":"a","source":"b","severity":"info"}}""");

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("not signed");
        (await running.Post($"intake/heartbeat/{key}", "")).StatusCode.Should().Be(HttpStatusCode.Accepted, "a heartbeat tells of nothing");
    }

    [Fact]
    public async Task Are_limited_by_source()
    {
        var key = await Source("shape-limited", "generic", requestsPerMinute: 2);
        var unlimited = await Source("shape-free", "generic");

        using var first = await running.Post($"intake/generic/{key}", """{"name":"a"}""");
        first.Headers.GetValues("RateLimit-Limit").Should().Equal("2");
        first.Headers.GetValues("RateLimit-Remaining").Should().Equal("1");
        int.Parse(first.Headers.GetValues("RateLimit-Reset").Single()).Should().BeInRange(1, 60);
        await running.Post($"intake/generic/{key}", """{"name":"a"}""");
        using var third = await running.Post($"intake/generic/{key}", """{"name":"a"}""");

        third.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        third.Headers.RetryAfter!.Delta.Should().BeGreaterThan(TimeSpan.Zero).And.BeLessThanOrEqualTo(TimeSpan.FromMinutes(1));
        (await ProblemOf(third)).Code.Should().Be("source-limit");
        (await running.Post($"intake/generic/{unlimited}", """{"name":"a"}""")).StatusCode.Should().Be(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Come_by_a_key_that_is_changed_without_a_gap()
    {
        var old = await Source("shape-rotated", "generic");
        var next = (await Admin.CreateRoutingKey("shape-rotated")).Key;
        foreach (var key in new[] { old, next })
        {
            (await running.Post($"intake/generic/{key}", """{"name":"a"}""")).StatusCode.Should().Be(HttpStatusCode.Accepted);
        }

        var keys = await Admin.ListRoutingKeys("shape-rotated");
        keys.Should().HaveCount(2);
        JsonSerializer.Serialize(keys).Should().NotContain(old).And.NotContain(next);
        await Admin.DeleteRoutingKey("shape-rotated", keys[0].Id);

        (await running.Post($"intake/generic/{old}", """{"name":"a"}""")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await running.Post($"intake/generic/{next}", """{"name":"a"}""")).StatusCode.Should().Be(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Come_packed_but_not_as_a_bomb()
    {
        var key = await Source("shape-packed", "datadog");

        (await Packed(key, "gzip", """{"title":"Down"}""")).StatusCode.Should().Be(HttpStatusCode.Accepted);
        (await ProblemOf(await Packed(key, "gzip", """{"title":"Down"}""" + new string(' ', 100 * 1024 * 1024)))).Status.Should().Be(413);
        (await ProblemOf(await running.Post($"intake/datadog/{key}", """{"title":"Down"}""" + new string(' ', 512 * 1024)))).Code.Should().Be("too-large");
        (await ProblemOf(await Packed(key, "zstd", "{}"))).Code.Should().Be("encoding-unknown");
        (await ProblemOf(await Packed(key, "gzip", "{}", pack: false))).Code.Should().Be("encoding-broken");
    }

    [Fact]
    public async Task Tell_of_changes_beside_the_incident()
    {
        var key = await Source("shape-changes", "pagerduty", "shape-changed");
        var incident = await running.Declare("shape-changed");

        var answer = await Json(await running.Post("v2/change/enqueue", $$$"""
            {"routing_key":"{{{key}}}","payload":{"summary":"Checkout 4.2 is out","source":"ci","custom_details":{"build":42}},"links":[{"href":"https://ci.example/42"}]}
            """), 202);

        answer.GetProperty("message").GetString().Should().Be("Change event processed");
        await running.LookedAt();
        (await running.As("ada").GetTimeline(incident)).Items.Select(i => i.Text).Should().Contain("Change shape-changes to shape-changed: Checkout 4.2 is out");
        (await running.As("ada").ListChangeEvents("shape-changed")).Single().Link.Should().Be("https://ci.example/42");
        (await running.As("ada").ListAlerts(source: "shape-changes")).Items.Should().BeEmpty("a change is no alert");
    }

    [Theory]
    [InlineData("intake/alertmanager")]
    [InlineData("intake/generic")]
    [InlineData("v2/enqueue")]
    [InlineData("v2/alerts")]
    public async Task Are_refused_when_they_are_hostile_and_never_break_it(string path)
    {
        var format = path switch { "v2/enqueue" => "pagerduty", "v2/alerts" => "opsgenie", _ => path.Split('/')[1] };
        var key = await Source($"shape-hostile-{format}", format);
        foreach (var body in Hostile)
        {
            var json = path == "v2/enqueue" && body.StartsWith('{') ? $"{{\"routing_key\":\"{key}\",{body[1..]}" : body;
            using var answer = await running.Post(path, json, headers: [("X-Routing-Key", key), ("Authorization", $"GenieKey {key}")]);
            ((int)answer.StatusCode).Should().BeInRange(202, 499, "{0} may not break it", body[..Math.Min(60, body.Length)]);
        }

        await running.LookedAt();
        await using var database = NpgsqlDataSource.Create(running.Platform.Databases[Origins.Incidents]);
        await using var setAside = database.CreateCommand($"select count(*) from intake_alert where error is not null and source = 'shape-hostile-{format}'");
        (await setAside.ExecuteScalarAsync()).Should().Be(0L);
    }

    [Fact]
    public async Task Are_not_waited_for_from_a_client_that_dribbles()
    {
        var key = await Source("shape-slow", "generic");
        var address = running.Platform.Services[Origins.Incidents].Address;
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /intake/generic/{key} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"));
        var answer = new byte[64];
        var answered = stream.ReadAsync(answer).AsTask();

        for (var second = 0; second < 60 && !answered.IsCompleted; second++)
        {
            await stream.WriteAsync("1\r\n \r\n"u8.ToArray());
            await Task.WhenAny(answered, Task.Delay(1000));
        }

        Encoding.ASCII.GetString(answer, 0, await answered).Should().StartWith("HTTP/1.1 408");
        (await running.Post($"intake/generic/{key}", """{"name":"a"}""")).StatusCode.Should().Be(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Are_not_read_without_end()
    {
        var key = await Source("shape-endless", "generic");
        using var http = running.Platform.Http(Origins.Incidents, null);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"intake/generic/{key}") { Content = new Endless() };
        request.Headers.ExpectContinue = false;

        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            answer.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        }
        catch (HttpRequestException e) when (e.InnerException is IOException or SocketException)
        {
            // It hung up while we were still sending: that is an end, too.
        }

        (await running.Post($"intake/generic/{key}", """{"name":"a"}""")).StatusCode.Should().Be(HttpStatusCode.Accepted);
    }

    private static IEnumerable<string> Hostile =>
    [
        "", "{", "[", "null", "7", "NaN", "\"\"", "[]", "{}", new string('[', 10_000), "{\"a\":" + new string('[', 10_000) + new string(']', 10_000) + "}",
        """{"alerts":[{"labels":{"a":NaN}}]}""", """{"name":"\ud800"}""", """{"name":"a","\ud800":1}""", """{"name":"a\u0000b","summary":"\u0000"}""",
        $$"""{"{{new string('k', 400_000)}}":1}""", $$$"""{"name":"a","labels":{"{{{new string('k', 400_000)}}}":"v"}}""", """{"name":"a","name":"b","status":"firing","status":"x"}""",
        """{"name":"a","startedAt":123456789012345678901234567890}""", """{"name":"a","startedAt":1e999}""", """{"name":"a","startedAt":"9999-12-31T23:59:59.9999999Z"}""",
        """{"alerts":[{"labels":{"alertname":"'; drop table intake_alert; --"},"startsAt":"-0001-01-01T00:00:00Z"}]}""", "\u0000", "{\"a\":\"\u0001\"}",
        """{"message":"<script>alert(1)</script>","details":{"a":{"b":[1,{"c":null}]}},"tags":[1,null,{}]}""", """{"event_action":"trigger","payload":[]}""",
    ];

    private async Task<string> Source(string name, string format, string? service = null, int? requestsPerMinute = null)
    {
        await Admin.PutAlertSource(name, new AlertSource(format, service, Declares: true, RequestsPerMinute: requestsPerMinute));
        return (await Admin.CreateRoutingKey(name)).Key;
    }

    private async Task<HttpResponseMessage> Packed(string key, string encoding, string body, bool pack = true)
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(body));
        }

        using var http = running.Platform.Http(Origins.Incidents, null);
        using var content = new ByteArrayContent(pack ? packed.ToArray() : Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        content.Headers.ContentEncoding.Add(encoding);
        return await http.PostAsync(new Uri($"intake/datadog/{key}", UriKind.Relative), content);
    }

    private static async Task<JsonElement> Json(HttpResponseMessage answer, int status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).Should().Be(status, "{0}", text);
        return JsonDocument.Parse(text).RootElement;
    }

    private static async Task<Problem> ProblemOf(HttpResponseMessage answer) => (await ProblemException.From(answer))!.Problem;

    private static async Task<Problem> Refused(Func<Task> act) => (await act.Should().ThrowAsync<ProblemException>()).Which.Problem;

    /// <summary>A chunked body that never ends.</summary>
    private sealed class Endless : HttpContent
    {
        public Endless() => Headers.ContentType = new MediaTypeHeaderValue("application/json");

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var spaces = Encoding.ASCII.GetBytes(new string(' ', 64 * 1024));
            while (true)
            {
                await stream.WriteAsync(spaces);
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
