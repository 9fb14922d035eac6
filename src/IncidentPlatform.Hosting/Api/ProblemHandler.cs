using System.Text.Json;
using IncidentPlatform.Hosting.Access;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace IncidentPlatform.Hosting.Api;

/// <summary>Turns what was thrown into a problem that says what to do; what nobody foresaw is a 500 without detail, and a log line.</summary>
internal sealed partial class ProblemHandler(IProblemDetailsService problems, ILogger<ProblemHandler> log) : IExceptionHandler
{
    private const string Later = "Nothing was changed. Try again in a few seconds.";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var (status, code, detail, wayOn) = Describe(exception);
        if (status == StatusCodes.Status500InternalServerError)
            LogUnforeseen(log, httpContext.GetEndpoint()?.DisplayName, exception);
        if (status == StatusCodes.Status503ServiceUnavailable)
            httpContext.Response.Headers.RetryAfter = "2";
        httpContext.Response.StatusCode = status;
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = Problems.Describe(status, code, detail, wayOn),
        });
    }

    private static (int Status, string Code, string Detail, string WayOn) Describe(Exception exception)
    {
        var causes = Causes(exception).ToList();
        if (causes.OfType<BadHttpRequestException>().FirstOrDefault() is { } bad)
            return Bad(bad, causes.OfType<JsonException>().FirstOrDefault());
        if (causes.OfType<JsonException>().FirstOrDefault() is { } json)
            return BadJson(json);
        if (causes.OfType<AccessUnknownException>().Any())
            return (503, "access-unknown", "Who may know of it cannot be asked now, because Incidents does not answer.", "Nothing was changed. Try again in a few seconds.");
        if (causes.OfType<PostgresException>().FirstOrDefault() is { } refused)
            return Refused(refused);
        if (causes.Any(e => e is JasperFx.Events.ExistingStreamIdCollisionException or Marten.Exceptions.ExistingStreamIdCollisionException or JasperFx.ConcurrencyException))
            return (409, "changed-meanwhile", "Somebody else changed it at the same moment.", "Read it again and repeat the request.");
        if (causes.Any(e => e is JasperFx.Events.StreamLockedException or Marten.Exceptions.StreamLockedException))
            return (503, "busy", "It is being changed by others and could not be had in time.", Later);
        if (causes.Any(e => e is NpgsqlException or System.Net.Sockets.SocketException or TimeoutException))
            return (503, "database-unavailable", "The database does not answer.", Later);
        return (500, "unforeseen", "Something went wrong that nobody foresaw; it is in the log under the trace id.", "Report it with the trace id.");
    }

    private static (int, string, string, string) Refused(PostgresException refused) => refused.SqlState switch
    {
        PostgresErrorCodes.LockNotAvailable => (503, "busy", "It is being changed by others and could not be had in time.", Later),
        PostgresErrorCodes.TooManyConnections => (503, "database-unavailable", "The database takes no more connections.", Later),
        PostgresErrorCodes.UntranslatableCharacter or PostgresErrorCodes.CharacterNotInRepertoire =>
            (400, "text-not-storable", "A text holds the character U+0000, which cannot be stored.", "Remove it and send the request again."),
        PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure => (503, "busy", "It is being changed by others.", Later),
        _ when refused.SqlState.StartsWith("57", StringComparison.Ordinal) || refused.SqlState.StartsWith("08", StringComparison.Ordinal)
            || refused.SqlState.StartsWith("53", StringComparison.Ordinal) => (503, "database-unavailable", "The database is stopping or short of means.", Later),
        _ => (500, "unforeseen", "Something went wrong that nobody foresaw; it is in the log under the trace id.", "Report it with the trace id."),
    };

    private static (int, string, string, string) Bad(BadHttpRequestException bad, JsonException? json) => bad.StatusCode switch
    {
        413 => (413, "too-large", "The body is larger than this endpoint takes.", "Send less at once: 512 KB for a single thing, 10 MB for a grouped webhook."),
        415 => (415, "media-type", "The body is not of a media type that this endpoint takes.", "Send it with a Content-Type that the API description names for this route, mostly application/json."),
        408 => (408, "too-slow", "The body did not arrive in time.", "Send it again, faster."),
        _ when json is not null => BadJson(json),
        _ => (400, "malformed", bad.Message, "Correct the request and send it again."),
    };

    private static (int, string, string, string) BadJson(JsonException json) =>
        (400, "malformed", $"The body does not fit at {json.Path ?? "$"} (line {json.LineNumber + 1 ?? 1}): {Plain(json)}", "Correct that member and send it again; the API description lists members and values.");

    /// <summary>What the reader said, without the names of our types.</summary>
    private static string Plain(JsonException json) => json.Message switch
    {
        var m when m.StartsWith("The JSON value could not be converted", StringComparison.Ordinal) => "the value is not of the kind or not one of the values expected there.",
        var m when m.Contains("missing required", StringComparison.Ordinal) => $"a required member is missing: {m[(m.LastIndexOf(':') + 1)..].Trim()}",
        var m when m.IndexOf(" Path:", StringComparison.Ordinal) is var end and > 0 => m[..end],
        var m => m,
    };

    private static IEnumerable<Exception> Causes(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            yield return e;
            if (e is AggregateException { InnerExceptions: [var first, ..] } && !ReferenceEquals(first, e.InnerException))
                yield return first;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Unforeseen failure at {Endpoint}.")]
    private static partial void LogUnforeseen(ILogger log, string? endpoint, Exception why);
}
