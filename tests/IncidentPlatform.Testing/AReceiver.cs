using System.Collections.Concurrent;
using System.Text.Json;
using IncidentPlatform.Client.Communications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IncidentPlatform.Testing;

/// <summary>A message as it arrived.</summary>
public sealed record AMessage(string Id, string Timestamp, string Signatures, byte[] Body)
{
    public JsonElement Json { get; } = JsonSerializer.Deserialize<JsonElement>(Body);

    public string Type => Json.GetProperty("type").GetString()!;

    public JsonElement Data => Json.GetProperty("data");

    public Guid Fact => Data.GetProperty("id").GetGuid();

    public Guid? Incident => Data.TryGetProperty("incidentId", out var id) ? id.GetGuid() : null;

    public long Version => Data.GetProperty("version").GetInt64();

    public bool IsSignedWith(string secret) => WebhookSignature.IsValid(secret, Id, Timestamp, Signatures, Body, TimeProvider.System.GetUtcNow());
}

/// <summary>Somebody else's service that webhooks are sent to.</summary>
public sealed class AReceiver : IAsyncDisposable
{
    private readonly WebApplication app;

    private AReceiver(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.First());

    /// <summary>What it answers; 204 where nothing else is said.</summary>
    public Func<AMessage, HttpContext, Task> Answers { get; set; } = (_, http) => With(http, StatusCodes.Status204NoContent);

    /// <summary>Every message that arrived, answered or not, in the order of arrival.</summary>
    public ConcurrentQueue<AMessage> Asked { get; } = [];

    /// <summary>Those that were accepted, in that order.</summary>
    public ConcurrentQueue<AMessage> Accepted { get; } = [];

    public static async Task<AReceiver> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var receiver = new AReceiver(app);
        app.Run(receiver.Take);
        await app.StartAsync();
        return receiver;
    }

    public void AnswersAll(int status) => Answers = (_, http) => With(http, status);

    public static Task With(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Take(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var headers = http.Request.Headers;
        var message = new AMessage(headers["webhook-id"].Single()!, headers["webhook-timestamp"].Single()!, headers["webhook-signature"].Single()!, body.ToArray());
        Asked.Enqueue(message);
        await Answers(message, http);
        if (http.Response.StatusCode is >= 200 and < 300)
            Accepted.Enqueue(message);
    }
}
