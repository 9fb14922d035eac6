using System.Security.Cryptography;
using System.Text.Json;

namespace IncidentPlatform.Chain;

/// <summary>Where every stream of a service stood at one moment.</summary>
/// <param name="Service">The service.</param>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="TakenAt">When, by the system's clock.</param>
/// <param name="Previous">SHA-256 of the checkpoint before in canonical form; empty for the first.</param>
/// <param name="Streams">Every stream there was, by id.</param>
public sealed record Checkpoint(string Service, long Number, DateTimeOffset TakenAt, string Previous, IReadOnlyList<CheckpointedStream> Streams)
{
    /// <summary>SHA-256 of its canonical form: what the next one names.</summary>
    public string Hash() => HashChain.Sha256(CanonicalJson.Text(JsonSerializer.SerializeToElement(this, ChainJson.Options)));
}

/// <param name="Id">The stream.</param>
/// <param name="Version">Version of its last fact.</param>
/// <param name="Head">Hash of that fact.</param>
public sealed record CheckpointedStream(Guid Id, long Version, string Head);

/// <summary>A checkpoint with the signature that stands behind it: ECDSA over its canonical form, SHA-256, in DER as OpenSSL writes it.</summary>
/// <param name="Checkpoint">What is signed.</param>
/// <param name="Key">Names the key: the start of the SHA-256 of its public half.</param>
/// <param name="Signature">Base64.</param>
public sealed record SignedCheckpoint(Checkpoint Checkpoint, string Key, string Signature)
{
    private const int KeyNameLength = 16;

    public static SignedCheckpoint Sign(Checkpoint checkpoint, ECDsa key)
    {
        var bytes = CanonicalJson.Bytes(JsonSerializer.SerializeToElement(checkpoint, ChainJson.Options));
        return new SignedCheckpoint(
            checkpoint, NameOf(key), Convert.ToBase64String(key.SignData(bytes, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)));
    }

    public string ToJson() => JsonSerializer.Serialize(this, ChainJson.Options);

    /// <exception cref="JsonException">It is no signed checkpoint.</exception>
    public static SignedCheckpoint Read(string json) =>
        JsonSerializer.Deserialize<SignedCheckpoint>(json, ChainJson.Options) is { Checkpoint: { Service: not null, Previous: not null, Streams: not null }, Signature: not null } read
            ? read
            : throw new JsonException("This is no signed checkpoint.");

    /// <summary>Whether the key stands behind exactly this.</summary>
    public bool IsSignedBy(ECDsa key)
    {
        var signature = new byte[Signature.Length];
        return Convert.TryFromBase64String(Signature, signature, out var length)
            && key.VerifyData(
                CanonicalJson.Bytes(JsonSerializer.SerializeToElement(Checkpoint, ChainJson.Options)), signature.AsSpan(0, length),
                HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    private static string NameOf(ECDsa key) => Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..KeyNameLength];
}
