using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Clocks;
using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Hosting.Messaging;
using IncidentPlatform.Hosting.Operations;
using IncidentPlatform.ServiceDefaults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Refit;
using Scalar.AspNetCore;

namespace IncidentPlatform.Hosting;

/// <summary>What every service does the same way.</summary>
public static class PlatformExtensions
{
    /// <summary>Largest body of a single thing; endpoints that take more say so.</summary>
    public const long LargestBody = 512 * 1024;

    /// <param name="builder">The service's application builder.</param>
    /// <param name="service">The service's name, one of <see cref="Origins"/>.</param>
    /// <param name="configure">What the service says of itself.</param>
    /// <exception cref="InvalidOperationException">Something it needs is not configured; the message says what to set.</exception>
    public static void AddPlatform(this WebApplicationBuilder builder, string service, Action<PlatformBuilder> configure)
    {
        builder.AddServiceDefaults();
        var platform = new PlatformBuilder(service, builder.Services, builder.Configuration, builder.Environment);
        configure(platform);

        var services = builder.Services;
        services.AddSingleton(DomainClock.From(builder.Configuration["DOMAIN_CLOCK_FILE"], builder.Environment.IsDevelopment()));
        services.AddAccess(builder.Configuration, builder.Environment);
        services.AddEventStore(platform);
        services.AddMessaging(platform);
        platform.DueKinds.AddEffect<ForgetParked, ForgetParkedEffect>(ForgetParked.Kind);
        services.AddSingleton(platform.DueKinds);
        services.AddHostedService<TimerWorker>();
        services.AddHostedService<EffectWorker>();
        services.AddApi(service);
        services.AddOperations();
        builder.WebHost.ConfigureKestrel(k => k.Limits.MaxRequestBodySize = LargestBody);
    }

    /// <summary>The pipeline and the routes that every service has, then the service's own.</summary>
    public static void UsePlatform(this WebApplication app, Action<IEndpointRouteBuilder> mapRoutes)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseRouting();
        app.Use(AnswerWhatNoRouteTakes);
        app.UseAuthentication();
        app.UseAuthorization();
        app.Use((http, next) => IdempotencyKey.Hash(http, next));
        app.MapDefaultEndpoints();
        app.MapOpenApi().AllowAnonymous();
        if (app.Environment.IsDevelopment())
            app.MapScalarApiReference().AllowAnonymous();
        OperationsRoutes.Map(app, app.Environment);
        EvidenceRoutes.Map(app);
        mapRoutes(app);
    }

    /// <summary>A wrong method or media type is answered before access is asked: it tells no more than the API description does.</summary>
    private static Task AnswerWhatNoRouteTakes(HttpContext http, RequestDelegate next) =>
        http.GetEndpoint() is { RequestDelegate: { } refuse } endpoint and not RouteEndpoint && endpoint.Metadata.Count == 0 ? refuse(http) : next(http);

    private static void AddApi(this IServiceCollection services, string service)
    {
        services.AddScoped<Commands>();
        services.AddProblemDetails(o => o.CustomizeProblemDetails = context =>
        {
            Problems.Complete(context.ProblemDetails);
            context.ProblemDetails.Extensions["traceId"] = System.Diagnostics.Activity.Current?.TraceId.ToString() ?? context.HttpContext.TraceIdentifier;
        });
        services.AddExceptionHandler<ProblemHandler>();
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(o =>
        {
            Wire.Apply(o.SerializerOptions);
            o.SerializerOptions.RespectRequiredConstructorParameters = true;
            o.SerializerOptions.RespectNullableAnnotations = true;
        });
        services.AddOpenApi("v1", o => PlatformOpenApi.Describe(o, service));
        services.AddTransient<ServiceTokenHandler>();
        services.AddHttpClient(nameof(IIncidentsApi), http => http.BaseAddress = new Uri($"http://{Origins.Incidents}"))
            .AddTypedClient((http, _) => RestService.ForGenerated<IIncidentsApi>(http, new RefitSettings(new SystemTextJsonContentSerializer(Wire.Json))))
            .AddHttpMessageHandler<ServiceTokenHandler>();
    }

    private static void AddOperations(this IServiceCollection services)
    {
        services.AddSingleton<PositionReader>();
        services.AddSingleton<ParkedMessages>();
        services.AddHostedService<PlatformMetrics>();
        services.AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", HealthStatus.Unhealthy, ["ready"])
            .AddCheck<FlowHealth>("flow", HealthStatus.Degraded);
    }
}
