using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IncidentPlatform.Testing;

/// <summary>A web server of somebody else's, on this machine.</summary>
public sealed class APage : IAsyncDisposable
{
    private readonly WebApplication app;

    private APage(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.First());

    /// <param name="answer">What it answers to any request.</param>
    public static async Task<APage> Start(Func<HttpRequest, IResult> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Run(http => answer(http.Request).ExecuteAsync(http));
        await app.StartAsync();
        return new APage(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
