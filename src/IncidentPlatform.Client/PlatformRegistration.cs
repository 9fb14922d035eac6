using IncidentPlatform.Client.Communications;
using IncidentPlatform.Client.Escalation;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Client.PostMortems;
using IncidentPlatform.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Refit;

namespace IncidentPlatform.Client;

public static class PlatformRegistration
{
    /// <summary>
    /// Registers the typed clients of the four services, <see cref="LiveTimeline"/> and <see cref="ReadModels"/>. A refusal throws <see cref="ProblemException"/>,
    /// a silent service <see cref="ServiceUnreachableException"/>.
    /// </summary>
    public static IServiceCollection AddIncidentPlatform(this IServiceCollection services, PlatformOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        services.AddSingleton(options);
        Add<IIncidents>(services, options, options.Incidents);
        Add<ICommunications>(services, options, options.Communications);
        Add<IEscalation>(services, options, options.Escalation);
        Add<IPostMortems>(services, options, options.PostMortems);
        services.AddHttpClient<LiveTimeline>(http => Aim(http, options.Incidents).Timeout = Timeout.InfiniteTimeSpan)
            .AddHttpMessageHandler(() => new Calls(options));
        services.AddHttpClient<ReadModels>(http => Aim(http, options.Incidents).Timeout = Timeout.InfiniteTimeSpan)
            .AddHttpMessageHandler(() => new Calls(options));
        return services;
    }

    private static void Add<TClient>(IServiceCollection services, PlatformOptions options, Uri address) where TClient : class =>
        services.AddHttpClient(typeof(TClient).FullName!, http => Aim(http, address))
            .AddTypedClient((http, _) => RestService.ForGenerated<TClient>(http, Settings()))
            .AddHttpMessageHandler(() => new Calls(options));

    private static HttpClient Aim(HttpClient http, Uri address)
    {
        http.BaseAddress = address;
        return http;
    }

    private static RefitSettings Settings() => new()
    {
        ContentSerializer = new SystemTextJsonContentSerializer(Wire.Json),
        ExceptionFactory = async answer => await ProblemException.From(answer),
        TransportExceptionFactory = (_, failure, _) => failure,
    };
}
