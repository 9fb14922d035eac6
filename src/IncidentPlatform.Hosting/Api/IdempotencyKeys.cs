using System.Security.Cryptography;
using IncidentPlatform.Hosting.Access;
using Marten;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Npgsql;

namespace IncidentPlatform.Hosting.Api;

/// <summary>An <c>Idempotency-Key</c> of a request: who, where, which key, and the hash of what was sent.</summary>
internal sealed record IdempotencyKey(string Caller, string Route, string Key, string RequestHash)
{
    public const string Header = "Idempotency-Key";
    private const int Longest = 255;
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(48);

    /// <summary>The key of the request; null where it has none.</summary>
    /// <exception cref="BadHttpRequestException">The key is too long.</exception>
    public static IdempotencyKey? Of(HttpContext http, Caller caller)
    {
        if (http.Request.Headers[Header].ToString() is not { Length: > 0 } key)
            return null;
        if (key.Length > Longest)
            throw new BadHttpRequestException($"The {Header} is longer than {Longest} characters.");
        return new IdempotencyKey(
            $"{caller.Actor.Kind}:{caller.Actor.Id}", $"{http.Request.Method} {http.Request.Path}", key, http.Features.Get<BodyHash>()?.Value ?? "");
    }

    /// <summary>The answer given before, or a refusal because the key was used for something else; null where it is new.</summary>
    public async Task<IResult?> Replay(IQuerySession session, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select request_hash, status, etag, location, body from idempotency_key where caller = $1 and route = $2 and key = $3 and kept_until > now()");
        foreach (var part in (string[])[Caller, Route, Key])
            command.Parameters.AddWithValue(part);
        await using var reader = await session.ExecuteReaderAsync(command, ct);
        if (!await reader.ReadAsync(ct))
            return null;
        return reader.GetString(0) != RequestHash
            ? Problems.Problem(422, "key-used-otherwise", $"This {Header} was used for a request with another body.", "Use a new key for a new request.")
            : new Answer(reader.GetInt32(1), reader.GetString(4), Text(2), Text(3));

        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
    }

    /// <summary>Keeps the answer in the command's own transaction. A second request in flight with the same key fails at commit.</summary>
    public void Keep(IDocumentSession session, Answer answer) => session.QueueSqlCommand(
        """
        insert into idempotency_key (caller, route, key, request_hash, status, etag, location, body, kept_until)
        values (?, ?, ?, ?, ?, nullif(?, ''), nullif(?, ''), ?, now() + ?)
        """,
        Caller, Route, Key, RequestHash, answer.Status, answer.ETag ?? "", answer.Location ?? "", answer.Body, KeptFor);

    /// <summary>Hashes the body of a request that has a key, before it is read.</summary>
    public static async Task Hash(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Headers.ContainsKey(Header) && http.GetEndpoint() is RouteEndpoint)
        {
            http.Request.EnableBuffering();
            http.Features.Set(new BodyHash(Convert.ToHexStringLower(await SHA256.HashDataAsync(http.Request.Body, http.RequestAborted))));
            http.Request.Body.Position = 0;
        }

        await next(http);
    }

    private sealed record BodyHash(string Value);
}

/// <summary>An answer as it is sent, and as it is kept to be sent again.</summary>
internal sealed record Answer(int Status, string Body, string? ETag, string? Location) : IResult, IStatusCodeHttpResult
{
    int? IStatusCodeHttpResult.StatusCode => Status;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        if (ETag is not null)
            response.Headers.ETag = ETag;
        if (Location is not null)
            response.Headers.Location = Location;
        response.ContentType = "application/json; charset=utf-8";
        return response.WriteAsync(Body, httpContext.RequestAborted);
    }
}
