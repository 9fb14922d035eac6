using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Marten;

namespace IncidentPlatform.Incidents.Intake;

/// <summary>Finds the source that a routing key lets in. What was found is remembered for a short while, so that a storm does not ask the database.</summary>
public sealed class RoutingKeys(IDocumentStore store)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, (AlertSource Source, DateTimeOffset Until)> known = new();

    public static string NewKey() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>The source; null where the key lets nobody in.</summary>
    public async Task<AlertSource?> Find(string key, CancellationToken ct)
    {
        var (hash, now) = (HashOf(key), TimeProvider.System.GetUtcNow());
        if (known.TryGetValue(hash, out var hit) && hit.Until > now)
        {
            return hit.Source;
        }

        await using var session = store.QuerySession();
        if (await session.LoadAsync<RoutingKey>(hash, ct) is not { } routingKey || await session.LoadAsync<AlertSource>(routingKey.Source, ct) is not { } source)
        {
            return null;
        }

        known[hash] = (source, now + Remembered);
        return source;
    }
}
