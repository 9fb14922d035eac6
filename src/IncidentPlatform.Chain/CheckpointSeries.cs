using System.Security.Cryptography;

namespace IncidentPlatform.Chain;

/// <summary>Checkpoints of a service that were kept, in their order: each signed, each naming the one before.</summary>
public sealed class CheckpointSeries
{
    private readonly ILookup<Guid, Witness> witnesses;

    /// <param name="kept">What was kept; those between may be missing.</param>
    /// <param name="key">The public key.</param>
    public CheckpointSeries(IEnumerable<SignedCheckpoint> kept, ECDsa key)
    {
        All = [.. kept.OrderBy(s => s.Checkpoint.Number).ThenBy(s => s.Checkpoint.TakenAt)];
        Faults = [.. Unsigned(key), .. Unlinked()];
        witnesses = All.SelectMany(s => s.Checkpoint.Streams.Select(t => (t.Id, Witness: new Witness(s.Checkpoint.Number, t.Version, t.Head))))
            .ToLookup(t => t.Id, t => t.Witness);
    }

    public IReadOnlyList<SignedCheckpoint> All { get; }

    /// <summary>What does not hold of the checkpoints themselves.</summary>
    public IReadOnlyList<string> Faults { get; }

    /// <summary>Every stream that a checkpoint holds.</summary>
    public IEnumerable<Guid> Streams => witnesses.Select(w => w.Key);

    /// <summary>What the checkpoints say of a stream.</summary>
    public IEnumerable<Witness> Of(Guid stream) => witnesses[stream];

    private IEnumerable<string> Unsigned(ECDsa key) =>
        All.Where(s => !s.IsSignedBy(key)).Select(s => $"Checkpoint {s.Checkpoint.Number} is not signed by this key: it is not what was written, or the key is another.");

    private IEnumerable<string> Unlinked() => All.Zip(All.Skip(1), (before, after) => (before.Checkpoint, after.Checkpoint)).SelectMany(pair => pair switch
    {
        var (before, after) when before.Service != after.Service => [$"Checkpoint {after.Number} is of {after.Service}, the one before of {before.Service}."],
        var (before, after) when after.Number == before.Number => [$"There are two checkpoints {after.Number}."],
        var (before, after) when after.Number == before.Number + 1 && after.Previous != before.Hash() => [$"Checkpoint {after.Number} does not follow checkpoint {before.Number}."],
        _ => Enumerable.Empty<string>(),
    });
}
