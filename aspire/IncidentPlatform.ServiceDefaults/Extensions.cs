using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace IncidentPlatform.ServiceDefaults;

/// <summary>Telemetry, health, resilience and discovery: what every service has before it has anything of its own.</summary>
public static class Extensions
{
    private const string Live = "live";
    private const string Ready = "ready";
    private static readonly string[] Sources = ["IncidentPlatform", "MassTransit", "Marten", "Npgsql"];

    public static TBuilder AddServiceDefaults<TBuilder>(this TBuilder builder) where TBuilder : IHostApplicationBuilder
    {
        builder.AddTelemetry();
        builder.Services.AddServiceDiscovery();
        builder.Services.ConfigureHttpClientDefaults(http =>
        {
            // Its scopes hold the address, and so a receiver's secret; spans tell the same without it.
            http.RemoveAllLoggers();
            http.AddStandardResilienceHandler();
            http.AddServiceDiscovery();
        });
        builder.Services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), [Live]);
        return builder;
    }

    /// <summary>
    /// <c>/health/live</c>: the process runs. <c>/health/ready</c>: what it cannot serve without answers. <c>/health</c>: everything,
    /// with what is degraded; public like the others, so it holds states and counts and nothing else.
    /// </summary>
    public static WebApplication MapDefaultEndpoints(this WebApplication app)
    {
        Map("/health/live", check => check.Tags.Contains(Live));
        Map("/health/ready", check => check.Tags.Contains(Ready) && !Foreign(check));
        Map("/health", check => !Foreign(check));
        return app;

        void Map(string route, Func<HealthCheckRegistration, bool> which) => app
            .MapHealthChecks(route, new HealthCheckOptions { Predicate = which, ResponseWriter = Write })
            .AllowAnonymous();

        // MassTransit's own check names the broker's host and user in its data; how the broker is, our "flow" check says.
        static bool Foreign(HealthCheckRegistration check) => check.Tags.Contains("masstransit");
    }

    private static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        // These log what was asked, and a routing key or a receiver's secret stands in the path; spans tell the same by route.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        foreach (var framework in (string[])["Microsoft.AspNetCore", "System.Net.Http", "Polly", "Npgsql", "Marten"])
            builder.Logging.AddFilter(framework, LogLevel.Warning);
        builder.Logging.AddOpenTelemetry(logs =>
        {
            logs.IncludeFormattedMessage = true;
            logs.IncludeScopes = true;
        });
        var telemetry = builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddMeter(Sources))
            .WithTracing(tracing => tracing
                .AddSource(builder.Environment.ApplicationName)
                .AddSource(Sources)
                .AddAspNetCoreInstrumentation(web =>
                {
                    web.Filter = http => !http.Request.Path.StartsWithSegments("/health");
                    web.EnrichWithHttpRequest = (span, _) => span.SetTag("url.query", null);

                    // A routing key stands in the path: the span says the route, never what was asked.
                    web.EnrichWithHttpResponse = (span, response) => span.SetTag(
                        "url.path", (response.HttpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
                })
                .AddHttpClientInstrumentation(http => http.EnrichWithHttpRequestMessage = (span, request) => span.SetTag(
                    "url.full", request.RequestUri?.GetLeftPart(UriPartial.Authority))));
        if (string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            telemetry.WithTracing(tracing => tracing.SetSampler(new AlwaysOffSampler())); // Requests keep their trace id; nobody takes what else a span would hold.
        else
            telemetry.UseOtlpExporter();
    }

    private static Task Write(HttpContext http, HealthReport report)
    {
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(JsonSerializer.Serialize(
            new
            {
                status = Word(report.Status),
                checks = report.Entries.ToDictionary(e => e.Key, e => new
                {
                    status = Word(e.Value.Status),
                    // A check that threw has the exception's text as its description, and that may name hosts and users.
                    description = e.Value.Exception is null ? e.Value.Description : "The check failed.",
                    data = e.Value.Data,
                }),
            },
            JsonSerializerOptions.Web));
    }

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "healthy",
        HealthStatus.Degraded => "degraded",
        _ => "unhealthy",
    };
}
