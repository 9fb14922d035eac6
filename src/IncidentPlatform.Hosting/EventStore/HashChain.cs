using System.Collections.Concurrent;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Hosting.EventStore;

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
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<string>> PersonalMembers = new();

    /// <summary>Links a fact to the one before it.</summary>
    public static ChainLink Link(string previous, Guid stream, Guid id, string type, FactEnvelope envelope, object data)
    {
        var json = JsonSerializer.SerializeToElement(data, data.GetType(), Wire.Json);
        var personal = PersonalMembersOf(data.GetType());
        var salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var personalHash = HashPersonal(salt, json, personal);
        return new ChainLink(previous, Hash(previous, stream, id, type, envelope, json, personal, personalHash), personal, personalHash, salt);
    }

    /// <summary>The hash that a fact as stored must have.</summary>
    public static string Hash(
        string previous, Guid stream, Guid id, string type, FactEnvelope envelope, JsonElement data, IReadOnlyList<string> personal, string personalHash)
    {
        var open = JsonSerializer.SerializeToElement(new { envelope, data = Only(data, m => !personal.Contains(m)) }, Wire.Json);
        return Sha256($"{previous}\n{stream}\n{envelope.Version}\n{id}\n{type}\n{Sha256(CanonicalJson.Text(open))}\n{personalHash}");
    }

    /// <summary>The salted hash of the personal members of a fact as stored.</summary>
    public static string HashPersonal(string salt, JsonElement data, IReadOnlyList<string> personal) =>
        Sha256(salt + CanonicalJson.Text(JsonSerializer.SerializeToElement(Only(data, personal.Contains), Wire.Json)));

    private static Dictionary<string, JsonElement> Only(JsonElement data, Func<string, bool> keep) =>
        data.EnumerateObject().Where(m => keep(m.Name)).ToDictionary(m => m.Name, m => m.Value);

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static IReadOnlyList<string> PersonalMembersOf(Type type) => PersonalMembers.GetOrAdd(type, static t =>
        [.. t.GetConstructors().SelectMany(c => c.GetParameters()).Where(p => p.IsDefined(typeof(PersonalAttribute))).Select(p => p.Name!)
            .Concat(t.GetProperties().Where(p => p.IsDefined(typeof(PersonalAttribute))).Select(p => p.Name))
            .Select(JsonNamingPolicy.CamelCase.ConvertName).Distinct().Order(StringComparer.Ordinal)]);
}
