using System.Globalization;
using System.Text.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Kernel;
using Marten;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace IncidentPlatform.Hosting.Api;

/// <summary>
/// What every endpoint that changes something goes through: who calls, <c>If-Match</c>, <c>Idempotency-Key</c>, lock, decide, append,
/// and the answer, all in one transaction.
/// </summary>
public sealed class Commands(StreamSessions sessions, StreamRegistry streams, Caller caller, IHttpContextAccessor accessor)
{
    private HttpContext Http => accessor.HttpContext ?? throw new InvalidOperationException("Commands serve HTTP requests.");

    public Caller Caller => caller;

    /// <summary>A command that adds and competes with nobody: no <c>If-Match</c>.</summary>
    public Task<IResult> Additive<TState>(Guid id, Func<TState, DateTimeOffset, Decision> decide) where TState : class =>
        Run<TState>(id, [], null, StatusCodes.Status200OK, null, Existing(decide));

    /// <summary>The same, answering with a location of what was made.</summary>
    public Task<IResult> Adding<TState>(Guid id, string location, Func<TState, DateTimeOffset, Decision> decide) where TState : class =>
        Run<TState>(id, [], null, StatusCodes.Status201Created, location, Existing(decide));

    /// <summary>A command that decides: <c>If-Match</c> must name the current revision.</summary>
    /// <param name="id">The stream.</param>
    /// <param name="decide">Decides on the state under the lock.</param>
    /// <param name="location">Where what it makes is found; the answer is 201 then.</param>
    public Task<IResult> Deciding<TState>(Guid id, Func<TState, DateTimeOffset, Decision> decide, string? location = null) where TState : class =>
        Deciding(id, [], Existing(decide), location);

    /// <summary>A command that decides on several streams at once: all are locked in the order of their ids. <c>If-Match</c> and the answer are of the first.</summary>
    /// <param name="id">The stream that the command names.</param>
    /// <param name="others">The others it decides on.</param>
    /// <param name="decide">Decides on the states under the locks, by stream id; those that do not exist are left out.</param>
    /// <param name="location">Where what it makes is found; the answer is 201 then.</param>
    public Task<IResult> DecidingJointly<TState>(
        Guid id, IReadOnlyCollection<Guid> others, Func<TState, IReadOnlyDictionary<Guid, TState>, DateTimeOffset, JointDecision> decide, string? location = null)
        where TState : class => Deciding<TState>(id, others, (state, all, now, _) => state is null ? null : decide(state, all, now), location);

    private Task<IResult> Deciding<TState>(Guid id, IReadOnlyCollection<Guid> others, Decide<TState> decide, string? location) where TState : class =>
        Http.Request.Headers.IfMatch.ToString() is { Length: > 0 } match
            ? Run(id, others, match, location is null ? StatusCodes.Status200OK : StatusCodes.Status201Created, location, decide)
            : Task.FromResult(Problems.Problem(
                StatusCodes.Status428PreconditionRequired, "revision-required", "This command decides, so it must say which revision it was decided on.",
                "Read the incident, look at it, and send its ETag in If-Match."));

    /// <summary>A command that starts a stream. The session is for what the same transaction stores beside it.</summary>
    public Task<IResult> Starting<TState>(Guid id, string location, Func<TState?, DateTimeOffset, IDocumentSession, Decision> decide) where TState : class =>
        Run<TState>(id, [], null, StatusCodes.Status201Created, location, (state, _, now, session) => decide(state, now, session));

    /// <summary>Stores configuration in one transaction, with facts of a stream where they follow from it.</summary>
    public async Task<IResult> Store<TDocument>(TDocument document, CancellationToken ct, Func<StreamSession, Task>? alongside = null, Action? committed = null) where TDocument : notnull
    {
        await using var transaction = sessions.Open();
        transaction.Session.Store(document);
        if (alongside is not null)
            await alongside(transaction);
        await transaction.Save(ct);
        committed?.Invoke();
        return TypedResults.Ok(document);
    }

    /// <summary>Takes configuration away; where there was none it is done.</summary>
    public async Task<IResult> Remove<TDocument>(string id, CancellationToken ct) where TDocument : notnull
    {
        await using var transaction = sessions.Open();
        transaction.Session.Delete<TDocument>(id);
        await transaction.Save(ct);
        return TypedResults.NoContent();
    }

    /// <summary>Null where the stream that the command names does not exist.</summary>
    private delegate JointDecision? Decide<TState>(TState? state, IReadOnlyDictionary<Guid, TState> all, DateTimeOffset now, IDocumentSession session) where TState : class;

    private async Task<IResult> Run<TState>(
        Guid id, IReadOnlyCollection<Guid> others, string? ifMatch, int status, string? location, Decide<TState> decide) where TState : class
    {
        var ct = Http.RequestAborted;
        var key = IdempotencyKey.Of(Http, caller);
        await using var transaction = sessions.Open();
        if (key is not null && await key.Replay(transaction.Session, ct) is { } before)
            return before;

        var definition = streams.Of<TState>();
        var all = await transaction.LockAll<TState>([id, .. others], ct);
        var (state, version) = await transaction.Lock<TState>(id, ct);
        if (ifMatch is not null && state is not null && Stale(ifMatch, definition.RevisionOf(state, version)) is { } stale)
            return stale;

        JointDecision? joint = null;
        var intent = new Intent(caller.Actor);
        var written = await transaction.Append<TState>(id, intent, (s, now) => (joint = decide(s, all, now, transaction.Session))?.Here ?? Decision.Nothing, ct);
        if (joint is null || written.State is null && written.Refusal is null)
            return Problems.NotFound("incident", id);
        if (written.Refusal is { } refusal)
            return Problems.Of(refusal);
        foreach (var (other, decision) in joint.Elsewhere)
            await transaction.Append<TState>(other, intent, (_, _) => decision, ct);

        var revision = definition.RevisionOf(written.State!, written.Version);
        var answer = new Answer(
            status,
            JsonSerializer.Serialize(
                new CommandAnswer(id, written.Version, revision, [.. written.Facts.Select(f => new RecordedFact(f.Id, f.Data.GetType().Name, f.Version))], location), Wire.Json),
            ETags.Of(revision), location);
        key?.Keep(transaction.Session, answer);
        try
        {
            await transaction.Save(ct);
        }
        catch (Exception e) when (key is not null && e.IsUniqueViolation("idempotency_key"))
        {
            return await Again(key, ct);
        }

        return answer;
    }

    private async Task<IResult> Again(IdempotencyKey key, CancellationToken ct)
    {
        await using var transaction = sessions.Open();
        return await key.Replay(transaction.Session, ct) ?? Problems.Problem(
            StatusCodes.Status409Conflict, "request-in-flight", "A request with the same key is being worked on.", "Wait a moment and repeat it.");
    }

    private static ProblemHttpResult? Stale(string ifMatch, long revision)
    {
        if (ifMatch == "*" || ifMatch.Split(',').Any(m => m.Trim() == ETags.Of(revision)))
            return null;
        var problem = Problems.Describe(
            StatusCodes.Status412PreconditionFailed, "stale-revision", $"It has moved on: the current revision is {revision.ToString(CultureInfo.InvariantCulture)}.",
            "Read it again, look at what changed, and decide anew with the current ETag in If-Match.");
        problem.Extensions["currentRevision"] = revision;
        return TypedResults.Problem(problem);
    }

    private static Decide<TState> Existing<TState>(Func<TState, DateTimeOffset, Decision> decide) where TState : class =>
        (state, _, now, _) => state is null ? null : JointDecision.Of(decide(state, now));
}

public static class ETags
{
    public static string Of(long revision) => $"\"{revision.ToString(CultureInfo.InvariantCulture)}\"";

    internal static bool IsUniqueViolation(this Exception exception, string table)
    {
        for (var e = exception; e is not null; e = e.InnerException)
            if (e is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } refused && refused.TableName == table)
                return true;
        return false;
    }
}
