using IncidentPlatform.Chain;

namespace IncidentPlatform.Hosting.Adapters;

/// <summary>Where signed checkpoints are kept: somewhere that whoever can change the database cannot change.</summary>
public interface ICheckpointStore
{
    /// <summary>The one with the highest number; null where there is none.</summary>
    Task<SignedCheckpoint?> Latest(CancellationToken ct);

    /// <summary>The one of that number; null where it is not there.</summary>
    Task<SignedCheckpoint?> Find(long number, CancellationToken ct);

    /// <summary>Keeps it for good; fails where one of that number is kept already.</summary>
    Task Keep(SignedCheckpoint checkpoint, CancellationToken ct);
}
