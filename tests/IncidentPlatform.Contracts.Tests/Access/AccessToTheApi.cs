using System.Net;

namespace IncidentPlatform.Contracts.Tests.Access;

/// <summary>Nothing of the interface is open by oversight: what is public stands here by name, and all else asks for a credential.</summary>
[Collection(ARunningPlatform.Shared)]
public sealed class AccessToTheApi(ARunningPlatform running)
{
    private static readonly string[] Public =
    [
        "communications GET /status",
        "communications GET /status/feed.atom",
        "communications GET /status/feed.rss",
        "communications GET /status/badge.svg",
        "communications GET /status/history.json",
        "communications GET /status/subscribe",
        "communications POST /status/subscribe",
        "communications POST /status/subscriptions",
        "communications GET /status/subscriptions/{id}/confirmation/{secret}",
        "communications POST /status/subscriptions/{id}/confirmation/{secret}",
        "communications GET /status/subscriptions/{id}/unsubscription/{secret}",
        "communications POST /status/subscriptions/{id}/unsubscription/{secret}",
        "communications GET /contact/{secret}",
        "communications POST /contact/{secret}",
        "communications GET /api/v2/components.json",
        "communications GET /api/v2/incidents.json",
        "communications GET /api/v2/incidents/unresolved.json",
        "communications GET /api/v2/scheduled-maintenances.json",
        "communications GET /api/v2/scheduled-maintenances/active.json",
        "communications GET /api/v2/scheduled-maintenances/upcoming.json",
        "communications GET /api/v2/status.json",
        "communications GET /api/v2/summary.json",
        "escalation GET /answers/{page}/{secret}",
        "escalation POST /answers/{page}/{secret}/acknowledgement",
        "escalation POST /answers/{page}/{secret}/refusal",
        "escalation GET /calendars/{secret}",
        "incidents POST /intake/heartbeat/{routingKey}",
        "incidents POST /intake/{format}",
        "incidents POST /intake/{format}/{routingKey}",
        "incidents POST /intake/signals/{routingKey}",
        "incidents POST /v2/alerts",
        "incidents POST /v2/alerts/{identifier}/acknowledge",
        "incidents POST /v2/alerts/{identifier}/close",
        "incidents POST /v2/alerts/{identifier}/notes",
        "incidents POST /v2/alerts/{identifier}/unacknowledge",
        "incidents POST /v2/change/enqueue",
        "incidents POST /v2/enqueue",
    ];

    /// <summary>What every service has beside its interface.</summary>
    private static readonly string[] PublicEverywhere = ["/health/live", "/health/ready", "/health", "/openapi/v1.json"];

    public static IEnumerable<object[]> Protected => Rows(o => !Public.Contains($"{o.Service} {o.Name}"));

    [Fact]
    public void Only_what_is_named_here_is_public() =>
        Operation.All.Where(o => o.IsPublic).Select(o => $"{o.Service} {o.Name}").Should().BeEquivalentTo(Public);

    [Fact]
    public async Task What_is_public_is_answered_without_a_credential()
    {
        var reads = Operation.All.Where(o => o.IsPublic && !o.Changes && !o.Name.Contains("{secret}", StringComparison.Ordinal)).Select(o => (o.Service, Path: o.Path(running.RoutingKey)))
            .Concat(running.Platform.Services.Keys.SelectMany(service => PublicEverywhere.Select(path => (service, path))));
        foreach (var (service, path) in reads)
        {
            using var answer = await running.Send(service, HttpMethod.Get, path);
            answer.StatusCode.Should().Be(HttpStatusCode.OK, "{0} {1} is public", service, path);
        }
    }

    [Theory]
    [MemberData(nameof(Protected))]
    public Task Without_a_credential_it_is_refused(string service, string operation) => IsRefused(service, operation, null);

    [Theory]
    [MemberData(nameof(Protected))]
    public Task With_a_token_signed_by_another_key_it_is_refused(string service, string operation) => IsRefused(service, operation, running.TokenOfAnotherKey);

    [Theory]
    [MemberData(nameof(Protected))]
    public Task With_a_token_that_has_run_out_it_is_refused(string service, string operation) => IsRefused(service, operation, running.ExpiredToken);

    [Theory]
    [MemberData(nameof(Protected))]
    public Task Without_a_role_nothing_is_read_or_changed(string service, string operation) =>
        IsRefused(service, operation, running.TokenWithoutRole, HttpStatusCode.Forbidden, "role-required");

    private async Task IsRefused(
        string service, string name, string? token, HttpStatusCode status = HttpStatusCode.Unauthorized, string code = "credential-required")
    {
        var operation = Operation.Find(service, name);
        using var body = operation.AnyBody();
        using var answer = await running.Send(service, operation.Method, operation.Path(running.RoutingKey), body, token);
        await answer.ShouldBeProblem(status, code);
    }

    private static IEnumerable<object[]> Rows(Func<Operation, bool> which) => Operation.All.Where(which).Select(o => new object[] { o.Service, o.Name });
}
