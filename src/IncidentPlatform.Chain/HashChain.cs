using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace IncidentPlatform.Chain;

/// <summary>What links a fact to the one before it; kept in the event's headers.</summary>
/// <param name="Previous">Hash of the fact before; empty for the first.</param>
/// <param name="Hash">This fact's hash.</param>
/// <param name="Personal">Names of the personal members of its data.</param>
/// <param name="PersonalHash">Hash of salt and personal members: stays when they are erased.</param>
/// <param name="Salt">Keeps erased members from being guessed; null once they are erased.</param>
public sealed record ChainLink(string Previous, string Hash, IReadOnlyList<string> Personal, string PersonalHash, string? Salt);

/// <summary>
/// The hash chain of a stream: SHA-256 over the previous hash, the stream, version, event id, type, the envelope with the members
/// that are not personal, and a salted hash of those that are. Erasing personal members and salt leaves the chain whole.
/// </summary>
public static class HashChain
{
    /// <summary>Links a fact to the one before it.</summary>
    /// <param name="envelope">Who, when, why: hashed as it is stored.</param>
    /// <param name="data">What happened, as it is stored.</param>
    /// <param name="personal">Names of the members of the data that can be erased.</param>
    public static ChainLink Link(
        string previous, Guid stream, Guid id, long version, string type, JsonElement envelope, JsonElement data, IReadOnlyList<string> personal)
    {
        var salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var personalHash = HashPersonal(salt, data, personal);
        return new ChainLink(previous, Hash(previous, stream, id, version, type, envelope, data, personal, personalHash), personal, personalHash, salt);
    }

    /// <summary>The hash that a fact as stored must have.</summary>
    public static string Hash(
        string previous, Guid stream, Guid id, long version, string type, JsonElement envelope, JsonElement data, IReadOnlyList<string> personal, string personalHash)
    {
        var open = $"{{\"data\":{CanonicalJson.Text(data, m => !personal.Contains(m))},\"envelope\":{CanonicalJson.Text(envelope)}}}";
        return Sha256($"{previous}\n{stream}\n{version}\n{id}\n{type}\n{Sha256(open)}\n{personalHash}");
    }

    /// <summary>The salted hash of the personal members of a fact as stored.</summary>
    public static string HashPersonal(string salt, JsonElement data, IReadOnlyList<string> personal) =>
        Sha256(salt + CanonicalJson.Text(data, personal.Contains));

    internal static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
