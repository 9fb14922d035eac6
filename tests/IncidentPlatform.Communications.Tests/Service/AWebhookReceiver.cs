using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IncidentPlatform.Communications.Tests.Service;

/// <summary>Somebody's server that takes what is posted to it.</summary>
public sealed class AWebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication app;

    private AWebhookReceiver(WebApplication app) => this.app = app;

    public ConcurrentQueue<(string Key, JsonElement Body)> Received { get; } = new();

    /// <summary>What it answers.</summary>
    public int Status { get; set; } = StatusCodes.Status204NoContent;

    public string Address => $"{app.Urls.First()}/hook";

    public static async Task<AWebhookReceiver> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var receiver = new AWebhookReceiver(builder.Build());
        receiver.app.Urls.Add("http://127.0.0.1:0");
        receiver.app.MapPost("/hook", async (HttpContext http) =>
        {
            receiver.Received.Enqueue((http.Request.Headers["Idempotency-Key"].ToString(), await JsonSerializer.DeserializeAsync<JsonElement>(http.Request.Body)));
            return Results.StatusCode(receiver.Status);
        });
        await receiver.app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
