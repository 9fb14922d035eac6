using IncidentPlatform.Chain;
using Refit;

namespace IncidentPlatform.Client;

/// <summary>What operators ask of each service.</summary>
public interface IOperations
{
    /// <summary>Messages that could not be handled and wait to be replayed.</summary>
    [Get("/operations/parked")]
    Task<ParkedMessages> GetParked(CancellationToken cancellation = default);

    /// <summary>Puts parked messages back to where they were parked from.</summary>
    [Post("/operations/parked/replay")]
    Task<ReplayAnswer> ReplayParked(CancellationToken cancellation = default);

    /// <summary>Every stream of the service as it is stored, as NDJSON; the caller disposes it.</summary>
    [Get("/operations/export")]
    Task<Stream> ExportStreams(CancellationToken cancellation = default);

    /// <summary>Takes a signed checkpoint of every stream.</summary>
    [Post("/operations/checkpoints")]
    Task<SignedCheckpoint> TakeCheckpoint(CancellationToken cancellation = default);

    [Get("/operations/checkpoints/latest")]
    Task<SignedCheckpoint> GetLatestCheckpoint(CancellationToken cancellation = default);

    [Get("/operations/checkpoints/{number}")]
    Task<SignedCheckpoint> GetCheckpoint(long number, CancellationToken cancellation = default);

    /// <summary>The public key of checkpoints, PEM; compare it with the one you were given another way.</summary>
    [Get("/operations/checkpoints/public-key")]
    Task<string> GetCheckpointKey(CancellationToken cancellation = default);

    /// <summary>Where the service stands; Development only.</summary>
    [Get("/quiet")]
    Task<Positions> GetPositions(CancellationToken cancellation = default);
}

/// <param name="Counts">Queue to number of messages parked from it.</param>
/// <param name="First">The first of them.</param>
public sealed record ParkedMessages(IReadOnlyDictionary<string, long> Counts, IReadOnlyList<ParkedMessage> First);

/// <param name="Queue">Queue it belongs on.</param>
/// <param name="MessageId">Its id.</param>
/// <param name="MessageType">What it is.</param>
/// <param name="Reason">What stopped it.</param>
public sealed record ParkedMessage(string Queue, string MessageId, string MessageType, string Reason);

/// <param name="Replayed">How many messages went back.</param>
public sealed record ReplayAnswer(int Replayed);

/// <summary>Where a service stands: what it published, took in, and what is due.</summary>
/// <param name="Quiet">Nothing is left to do in this service; what others published may still be on its way to it.</param>
/// <param name="Published">Messages published, by message type.</param>
/// <param name="TakenIn">Messages taken in, by consumer.</param>
/// <param name="NextDue">When the next thing falls due on the domain's clock.</param>
public sealed record Positions(
    bool Quiet, IReadOnlyDictionary<string, long> Published, IReadOnlyDictionary<string, long> TakenIn, DateTimeOffset? NextDue = null,
    long HighWater = 0, long Relayed = 0, long Held = 0, long Due = 0, IReadOnlyDictionary<string, long>? Waiting = null)
{
    public long AllPublished => Published.Values.Sum();

    public long AllTakenIn => TakenIn.Values.Sum();
}
