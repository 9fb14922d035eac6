using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Intake.Formats;
using Microsoft.AspNetCore.Mvc;

namespace IncidentPlatform.Incidents.Intake;

/// <summary>Nothing of the request was kept; the problem says why. Each endpoint tells it in the shape that its tools know.</summary>
public sealed class IntakeRefusedException(ProblemDetails problem, IReadOnlyList<string>? faults = null) : Exception(problem.Detail)
{
    public ProblemDetails Problem => problem;

    /// <summary>What is wrong with the payload, each with its JSON path.</summary>
    public IReadOnlyList<string> Faults => faults ?? [];
}

/// <summary>An alert that is durable: its id, and its de-duplication key within its source.</summary>
public sealed record TakenAlert(Guid Id, string Key, ReceivedStatus Status);

/// <summary>What every endpoint of intake does, whatever shape it answers in: lets a source in, reads the body and keeps its alerts.</summary>
public sealed class AlertIntake(RoutingKeys keys, SourceLimits limits, IntakeWriter writer)
{
    /// <summary>Of all formats, in bytes.</summary>
    public const int LargestBody = 10 * 1024 * 1024;

    /// <summary>A body that is larger than this has to be packed less than so many times: what a tool sends never is.</summary>
    private const int Suspicious = 1024 * 1024;

    private const int MostPacked = 60;

    /// <summary>A body that is still not there after this is given up.</summary>
    private static readonly TimeSpan LongestUpload = TimeSpan.FromSeconds(30);

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Lets the source of the key in, and says in headers how much more is taken from it.</summary>
    /// <param name="format">The format that the source has to have; any where null.</param>
    /// <exception cref="IntakeRefusedException">The key lets nobody in, or the source has sent too much.</exception>
    public async Task<AdmittedSource> Admit(string? key, string? format, HttpContext http)
    {
        if (string.IsNullOrEmpty(key) || await keys.Find(key, http.RequestAborted) is not { } admitted || (format is not null && admitted.Source.Format != format))
        {
            throw new IntakeRefusedException(RoutingKeyProblem.Details);
        }

        var turn = limits.Take(admitted.Source);
        var headers = http.Response.Headers;
        headers["RateLimit-Limit"] = Text(turn.Limit);
        headers["RateLimit-Remaining"] = Text(turn.Remaining);
        headers["RateLimit-Reset"] = Text(turn.Reset);
        if (!turn.Admitted)
        {
            headers.RetryAfter = Text(turn.Reset);
            throw new IntakeRefusedException(Problems.Describe(
                StatusCodes.Status429TooManyRequests, "source-limit", $"The source sends more than {turn.Limit} requests in a minute.",
                "Send again after the seconds in Retry-After; alerts may be grouped into one request, and an administrator can raise the source's requestsPerMinute."));
        }

        return admitted;

        static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The whole body, unpacked where it is packed.</summary>
    /// <exception cref="IntakeRefusedException">It is too large, too slow, or packed in a way that is not known.</exception>
    public static async Task<ReadOnlyMemory<byte>> Read(HttpRequest request, int largest)
    {
        if (request.ContentLength > largest)
        {
            throw TooLarge(largest);
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(request.HttpContext.RequestAborted);
        patience.CancelAfter(LongestUpload);
        await using var unpacked = Unpacked(request);
        var body = new byte[(int)Math.Min(request.ContentLength + 1 ?? 4096, largest + 1)];
        var length = 0;
        try
        {
            while (await unpacked.ReadAsync(body.AsMemory(length), patience.Token) is > 0 and var read)
            {
                length += read;
                if (length > largest || (length > Suspicious && length / MostPacked > request.ContentLength))
                {
                    throw TooLarge(largest);
                }

                if (length == body.Length)
                {
                    Array.Resize(ref body, (int)Math.Min(2L * length, largest + 1L));
                }
            }
        }
        catch (InvalidDataException)
        {
            throw new IntakeRefusedException(Problems.Describe(
                StatusCodes.Status400BadRequest, "encoding-broken", "The body is not packed as its Content-Encoding says.", "Send it unpacked, or pack it as the header says."));
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw TooLarge(largest);
        }
        catch (Exception e) when (e is BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout }
            || (e is OperationCanceledException && !request.HttpContext.RequestAborted.IsCancellationRequested))
        {
            throw new IntakeRefusedException(Problems.Describe(
                StatusCodes.Status408RequestTimeout, "too-slow", "The body did not arrive in time.", "Send it again, faster."));
        }

        var whole = body.AsMemory(0, length);
        return whole.Span.StartsWith(ByteOrderMark) ? whole[ByteOrderMark.Length..] : whole;
    }

    /// <summary>The alerts that a body holds.</summary>
    /// <exception cref="IntakeRefusedException">It is no JSON, or cannot be understood.</exception>
    internal static IReadOnlyList<ReceivedAlert> Parse(ReadOnlyMemory<byte> body, Func<JsonReading, IEnumerable<ReceivedAlert>> read)
    {
        var faults = new Faults();
        IReadOnlyList<ReceivedAlert> alerts;
        try
        {
            alerts = AlertFormat.Alerts(body, faults, read);
        }
        catch (JsonException e)
        {
            throw new IntakeRefusedException(Problems.Describe(
                StatusCodes.Status400BadRequest, "malformed", $"The body is not JSON: it breaks off, errs or is nested too deep in line {e.LineNumber + 1}.",
                "Send the tool's payload as it is."));
        }

        return faults.Count == 0
            ? alerts
            : throw new IntakeRefusedException(
                Problems.Describe(StatusCodes.Status400BadRequest, "webhook-invalid", faults.ToString(), "Correct what is named, or send the tool's payload as it is."), faults.Kept);
    }

    /// <summary>Returns when the alerts are durable.</summary>
    /// <exception cref="IntakeRefusedException">More wait than can be taken.</exception>
    public async Task<IReadOnlyList<TakenAlert>> Keep(AlertSource source, ReadOnlyMemory<byte> body, IReadOnlyList<ReceivedAlert> alerts)
    {
        if (alerts.Count == 0)
        {
            return [];
        }

        var webhook = new ReceivedWebhook(
            source.Id, Convert.ToHexStringLower(SHA256.HashData(body.Span)), JsonSerializer.Serialize(alerts, Wire.Json),
            Activity.Current?.Id ?? "", TimeProvider.System.GetUtcNow());
        return await writer.Write(webhook)
            ? [.. alerts.Select(a => new TakenAlert(a.Id ?? Alert.IdOf(source.Id, a.Key), a.Key, a.Status))]
            : throw new IntakeRefusedException(Problems.Describe(
                StatusCodes.Status503ServiceUnavailable, "intake-full", "More webhooks wait than can be taken in.", "Nothing was changed. Try again in a few seconds."));
    }

    private static Stream Unpacked(HttpRequest request) => request.Headers.ContentEncoding.ToString() switch
    {
        "" or "identity" => request.Body,
        "gzip" => new GZipStream(request.Body, CompressionMode.Decompress),
        "deflate" => new ZLibStream(request.Body, CompressionMode.Decompress),
        "br" => new BrotliStream(request.Body, CompressionMode.Decompress),
        _ => throw new IntakeRefusedException(Problems.Describe(
            StatusCodes.Status415UnsupportedMediaType, "encoding-unknown", "The body is packed in a way that is not known here.", "Send it unpacked, or as gzip, deflate or br.")),
    };

    internal static IntakeRefusedException TooLarge(int largest) => new(Problems.Describe(
        StatusCodes.Status413PayloadTooLarge, "too-large", $"The body is larger than {largest / 1024} KB, which is the most that this format takes.", "Send less at once."));
}
