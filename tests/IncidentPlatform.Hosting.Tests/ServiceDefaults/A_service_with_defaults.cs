using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json;
using IncidentPlatform.ServiceDefaults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Trace;

namespace IncidentPlatform.Hosting.Tests.ServiceDefaults;

public sealed class A_service_with_defaults : IAsyncLifetime
{
    private const string Secret = "canary-9f1c";
    private readonly Collected collected = new();
    private WebApplication app = null!;
    private HttpClient caller = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.AddServiceDefaults();
        builder.Logging.SetMinimumLevel(LogLevel.Debug);
        builder.Services.ConfigureOpenTelemetryTracerProvider(t => t.SetSampler(new AlwaysOnSampler()).AddProcessor(new Spans(collected)));
        builder.Services.ConfigureOpenTelemetryLoggerProvider(l => l.AddProcessor(new Logs(collected)));
        builder.Services.AddHealthChecks()
            .AddCheck("database", () => throw new InvalidOperationException(Secret), ["ready"])
            .AddCheck("masstransit-bus", () => HealthCheckResult.Unhealthy(data: new Dictionary<string, object> { ["endpoint"] = Secret }), ["ready", "masstransit"])
            .AddCheck("flow", () => HealthCheckResult.Degraded("The relay is behind."));
        app = builder.Build();
        app.MapDefaultEndpoints();
        app.MapPost("/intake/{routingKey}", async (string routingKey, IHttpClientFactory clients) =>
        {
            await clients.CreateClient().GetAsync(new Uri($"{app.Urls.First()}/outside/{routingKey}?token={routingKey}"));
            return Results.Accepted();
        });
        app.MapGet("/outside/{key}", (string key) => Results.Ok());
        await app.StartAsync();
        caller = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        caller.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task tells_a_trace_by_route_and_never_a_key_that_stood_in_a_path_or_query()
    {
        (await caller.PostAsync($"/intake/{Secret}?key={Secret}", null)).StatusCode.Should().Be(HttpStatusCode.Accepted);
        await caller.GetAsync($"/no-such-place/{Secret}?key={Secret}");
        await app.StopAsync();

        collected.Spans.Should().Contain(s => s.Contains("/intake/{routingKey}") && s.Contains("Server"));
        collected.Spans.Should().Contain(s => s.Contains("Client"));
        collected.Spans.Should().NotContain(s => s.Contains(Secret));
    }

    [Fact]
    public async Task writes_no_key_into_a_log_or_its_scopes()
    {
        await caller.PostAsync($"/intake/{Secret}?key={Secret}", null);
        await caller.GetAsync($"/no-such-place/{Secret}");
        await app.StopAsync();

        collected.Logs.Should().NotBeEmpty().And.NotContain(l => l.Contains(Secret));
    }

    [Fact]
    public async Task lives_while_it_is_not_ready()
    {
        (await caller.GetAsync("/health/live")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await caller.GetAsync("/health/ready")).StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task says_what_is_degraded_and_never_the_text_of_an_exception()
    {
        var text = await (await caller.GetAsync("/health")).Content.ReadAsStringAsync();

        text.Should().NotContain(Secret);
        var checks = JsonDocument.Parse(text).RootElement.GetProperty("checks");
        checks.GetProperty("flow").GetProperty("status").GetString().Should().Be("degraded");
        checks.GetProperty("flow").GetProperty("description").GetString().Should().Be("The relay is behind.");
        checks.GetProperty("database").GetProperty("status").GetString().Should().Be("unhealthy");
    }

    private sealed class Collected
    {
        public ConcurrentQueue<string> Spans { get; } = new();
        public ConcurrentQueue<string> Logs { get; } = new();
    }

    private sealed class Spans(Collected collected) : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data) => collected.Spans.Enqueue(
            $"{data.Kind} {data.DisplayName} {string.Join(' ', data.TagObjects)} {string.Join(' ', data.Events.SelectMany(e => e.Tags))}");
    }

    private sealed class Logs(Collected collected) : BaseProcessor<LogRecord>
    {
        public override void OnEnd(LogRecord data)
        {
            var text = $"{data.CategoryName} {data.FormattedMessage} {string.Join(' ', data.Attributes ?? [])}";
            data.ForEachScope((scope, _) => { foreach (var pair in scope) text += $" {pair.Key}={pair.Value}"; }, 0);
            collected.Logs.Enqueue(text);
        }
    }
}
