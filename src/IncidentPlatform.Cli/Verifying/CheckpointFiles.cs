using System.Security.Cryptography;
using System.Text.Json;
using IncidentPlatform.Chain;
using IncidentPlatform.Cli.Running;

namespace IncidentPlatform.Cli.Verifying;

/// <summary>Signed checkpoints that somebody kept as files.</summary>
internal static class CheckpointFiles
{
    private const string Pattern = "*.checkpoint.json";

    /// <summary>All of them as a series; null where none is named.</summary>
    /// <exception cref="UsageException">A file is no checkpoint, or the key is missing or none.</exception>
    public static CheckpointSeries? Read(string folder, IReadOnlyCollection<string> named, string? publicKey)
    {
        if (named.Count == 0)
            return publicKey is null ? null : throw new UsageException("--public-key is the key of checkpoints: name them with --checkpoint.");
        if (publicKey is null)
            throw new UsageException("A checkpoint is worth what its signature is worth: give the key with --public-key.");
        using var key = Key(Path.Combine(folder, publicKey));
        var kept = named.SelectMany(n => Files(Path.Combine(folder, n))).Select(Read).ToList();
        return kept.Count > 0 ? new CheckpointSeries(kept, key) : throw new UsageException($"There is no {Pattern} in {string.Join(", ", named)}.");
    }

    private static IEnumerable<string> Files(string path) => Directory.Exists(path) ? Directory.EnumerateFiles(path, Pattern) : [path];

    private static SignedCheckpoint Read(string file)
    {
        try
        {
            return SignedCheckpoint.Read(File.ReadAllText(file));
        }
        catch (JsonException)
        {
            throw new UsageException($"{file} is no signed checkpoint.");
        }
    }

    private static ECDsa Key(string file)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(file));
            return key;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new UsageException($"{file} is no ECDSA key in PEM.");
        }
    }
}
