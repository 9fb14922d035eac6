using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Intake;
using Microsoft.AspNetCore.Mvc;

namespace IncidentPlatform.Incidents.Features.Alerts;

/// <summary>Alertmanager's own webhook; the routing key in the path is its credential. 202 means it is durable.</summary>
public static class ReceiveAlertmanager
{
    /// <summary>Grouped webhooks may be large.</summary>
    private const int LargestBody = 10 * 1024 * 1024;

    private const int MostFaultsShown = 20;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/intake/alertmanager/{routingKey}", Receive)
        .AllowAnonymous()
        .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
        .Accepts<JsonElement>("application/json")
        .WithTags("alerts").WithSummary("Takes Alertmanager's webhook.")
        .Produces(202).ProducesProblem(400).ProducesProblem(401).ProducesProblem(413).ProducesProblem(415).ProducesProblem(503);

    private static async Task<IResult> Receive(string routingKey, HttpRequest request, RoutingKeys keys, IntakeWriter writer, CancellationToken ct)
    {
        if (await keys.Find(routingKey, ct) is not { Format: AlertSource.Alertmanager } source)
        {
            return RoutingKeyProblem.Unknown;
        }

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, ct);
        var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
        IReadOnlyList<ReceivedAlert> alerts;
        try
        {
            using var json = JsonDocument.Parse(bytes);
            (alerts, var faults) = AlertmanagerWebhook.Read(json.RootElement);
            if (faults.Count > 0)
            {
                return Faulty(faults);
            }
        }
        catch (JsonException e)
        {
            return Problems.Invalid("malformed", $"The body is not JSON: it breaks off or errs in line {e.LineNumber + 1}.", "Send Alertmanager's webhook as it is.");
        }

        var webhook = new ReceivedWebhook(
            source.Id, Convert.ToHexStringLower(SHA256.HashData(bytes.Span)), JsonSerializer.Serialize(alerts, Wire.Json),
            Activity.Current?.Id ?? "", TimeProvider.System.GetUtcNow());
        return await writer.Write(webhook)
            ? TypedResults.StatusCode(StatusCodes.Status202Accepted)
            : Problems.Unavailable("intake-full", "More webhooks wait than can be taken in.");
    }

    private static IResult Faulty(IReadOnlyList<string> faults) => Problems.Invalid(
        "webhook-invalid",
        $"{string.Join("; ", faults.Take(MostFaultsShown))}{(faults.Count > MostFaultsShown ? $"; and {faults.Count - MostFaultsShown} more" : "")}.",
        "Correct what is named, or send Alertmanager's webhook as it is.");
}
