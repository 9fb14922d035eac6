using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Messaging;
using IncidentPlatform.Incidents.Intake.Formats;
using Npgsql;

namespace IncidentPlatform.Incidents.Intake;

/// <summary>
/// Alerts over the broker, from any client in any language: what is published to the exchange with a source's routing key is read in the
/// source's format. One insert keeps what came together, in its order.
/// </summary>
public sealed class AlertQueue(PlatformBroker broker, RoutingKeys keys, NpgsqlDataSource database, ILogger<AlertQueue> log) : BackgroundService
{
    /// <summary>How CloudEvents' binding for AMQP starts the names of attributes; over HTTP it is <c>ce-</c>.</summary>
    private static readonly string[] AttributePrefixes = ["cloudEvents:", "cloudEvents_"];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var insert = new IntakeInsert(database);
        await OpenQueue.OfAlerts(broker, (messages, ct) => Keep(insert, messages, ct), log).Run(stoppingToken);
    }

    private async Task<IReadOnlyList<string?>> Keep(IntakeInsert insert, IReadOnlyList<OpenMessage> messages, CancellationToken ct)
    {
        var reasons = new List<string?>();
        var webhooks = new List<ReceivedWebhook>();
        foreach (var message in messages)
        {
            try
            {
                webhooks.AddRange(await Read(message, ct));
                reasons.Add(null);
            }
            catch (IntakeRefusedException refused)
            {
                reasons.Add(refused.Message);
            }
        }

        if (webhooks.Count > 0)
        {
            await insert.Commit(webhooks);
        }

        return reasons;
    }

    /// <exception cref="IntakeRefusedException">Nobody can make alerts of it.</exception>
    private async Task<IReadOnlyList<ReceivedWebhook>> Read(OpenMessage message, CancellationToken ct)
    {
        if ((await keys.Find(message.RoutingKey, ct))?.WithoutSignature() is not { } source || !AlertFormat.All.TryGetValue(source.Format, out var format))
        {
            throw new IntakeRefusedException(RoutingKeyProblem.Details);
        }

        if (message.Body.Length > format.LargestBody)
        {
            throw AlertIntake.TooLarge(format.LargestBody);
        }

        var alerts = AlertIntake.Parse(message.Body, json => format.Read(json, HeadersOf(message), source));
        return alerts.Count == 0
            ? []
            : [new ReceivedWebhook(
                source.Id, Convert.ToHexStringLower(SHA256.HashData(message.Body.Span)), JsonSerializer.Serialize(alerts, Wire.Json),
                Activity.Current?.Id ?? "", TimeProvider.System.GetUtcNow())];
    }

    private static HeaderDictionary HeadersOf(OpenMessage message)
    {
        var headers = new HeaderDictionary { ["Content-Type"] = message.ContentType };
        foreach (var (name, value) in message.Headers)
        {
            var prefix = AttributePrefixes.FirstOrDefault(p => name.StartsWith(p, StringComparison.OrdinalIgnoreCase));
            headers[prefix is null ? name : $"ce-{name[prefix.Length..]}"] = value;
        }

        return headers;
    }
}
