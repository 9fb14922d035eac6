using Refit;

namespace IncidentPlatform.Client;

/// <summary>What operators ask of each service.</summary>
public interface IOperations
{
    /// <summary>Messages that could not be handled and wait to be replayed.</summary>
    [Get("/operations/parked")]
    Task<Page<ParkedMessage>> ListParked(string? cursor = null, int? pageSize = null, CancellationToken cancellation = default);

    /// <summary>Puts parked messages back to where they were parked from.</summary>
    [Post("/operations/parked/replay")]
    Task<ReplayAnswer> ReplayParked(CancellationToken cancellation = default);

    /// <summary>Whether everything that is due has been done; Development only.</summary>
    [Get("/quiet")]
    Task<Quiet> GetQuiet(CancellationToken cancellation = default);
}

/// <param name="Id">The message.</param>
/// <param name="Type">What it is.</param>
/// <param name="Reason">Why it could not be handled.</param>
/// <param name="ParkedAt">Since when it waits.</param>
public sealed record ParkedMessage(string Id, string? Type = null, string? Reason = null, DateTimeOffset? ParkedAt = null);

/// <param name="Replayed">How many messages went back.</param>
public sealed record ReplayAnswer(int Replayed);

/// <param name="IsQuiet">Relays are at high water, queues empty, no effect is due.</param>
/// <param name="NextDue">The next thing that falls due, on the domain clock.</param>
public sealed record Quiet(bool IsQuiet, DateTimeOffset? NextDue = null);
