using System.Globalization;
using IncidentPlatform.Chain;

namespace IncidentPlatform.Hosting.Adapters;

/// <summary>Checkpoints as files of a folder, which may be a mounted object store or a volume that is written once.</summary>
internal sealed class CheckpointFolder(string folder) : ICheckpointStore
{
    private const string Pattern = "*.checkpoint.json";

    public async Task<SignedCheckpoint?> Latest(CancellationToken ct) =>
        Directory.Exists(folder) && Directory.EnumerateFiles(folder, Pattern).Max(StringComparer.Ordinal) is { } file
            ? SignedCheckpoint.Read(await File.ReadAllTextAsync(file, ct))
            : null;

    public async Task<SignedCheckpoint?> Find(long number, CancellationToken ct) =>
        File.Exists(PathOf(number)) ? SignedCheckpoint.Read(await File.ReadAllTextAsync(PathOf(number), ct)) : null;

    public async Task Keep(SignedCheckpoint checkpoint, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        var file = PathOf(checkpoint.Checkpoint.Number);
        var part = file + ".part";
        await File.WriteAllTextAsync(part, checkpoint.ToJson() + "\n", ct);
        File.Move(part, file, overwrite: false);
    }

    private string PathOf(long number) => Path.Combine(folder, number.ToString("D10", CultureInfo.InvariantCulture) + Pattern[1..]);
}
