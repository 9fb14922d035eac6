using System.Collections.Concurrent;
using System.Text.Json;
using IncidentPlatform.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IncidentPlatform.Cli.Tests;

/// <summary>Something that answers HTTP as the four services would, all at one address, and remembers what it was asked.</summary>
public sealed class APlatform : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, Func<HttpContext, Task>> answers = new();
    private readonly ConcurrentQueue<Asked> asked = new();

    private APlatform()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(Answer);
    }

    public string Url => app.Urls.Single();

    /// <summary>Every request so far, in order.</summary>
    public IReadOnlyList<Asked> Requests => [.. asked];

    /// <summary>Every request that changes something.</summary>
    public IReadOnlyList<Asked> Commands => [.. asked.Where(request => request.Method != "GET")];

    public static async Task<APlatform> Started()
    {
        var platform = new APlatform();
        await platform.app.StartAsync();
        return platform;
    }

    /// <summary>To "GET /incidents" answers this, as JSON.</summary>
    public APlatform To(string request, object answer, int status = 200) => To(request, async http =>
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = status < 400 ? "application/json" : "application/problem+json";
        await http.Response.WriteAsync(JsonSerializer.Serialize(answer, Wire.Json));
    });

    public APlatform To(string request, Func<HttpContext, Task> answer)
    {
        answers[request] = answer;
        return this;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task Answer(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        asked.Enqueue(new Asked(
            http.Request.Method,
            http.Request.Path + http.Request.QueryString.ToString(),
            await reader.ReadToEndAsync(),
            http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
        if (answers.TryGetValue($"{http.Request.Method} {http.Request.Path}", out var answer))
        {
            await answer(http);
            return;
        }

        http.Response.StatusCode = 404;
        http.Response.ContentType = "application/problem+json";
        await http.Response.WriteAsync("""{"type":"https://incident-platform.dev/problems/not-found","title":"Not found","status":404}""");
    }

    public sealed record Asked(string Method, string Path, string Body, IReadOnlyDictionary<string, string> Headers)
    {
        public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);
    }
}
