using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Incidents.Intake;

/// <summary>A source that was let in, and what its tool signs with.</summary>
public sealed record AdmittedSource(AlertSource Source, string? SigningSecret)
{
    /// <summary>For where nothing is signed: a source that signs is not spoken for without its signature.</summary>
    /// <exception cref="IntakeRefusedException">The source signs what it sends.</exception>
    public AlertSource WithoutSignature() => SigningSecret is null
        ? Source
        : throw new IntakeRefusedException(Problems.Describe(
            StatusCodes.Status401Unauthorized, "source-signs", "The source signs its webhooks, and what comes this way is not signed.",
            "Give what comes this way a source of its own."));
}

/// <summary>Finds the source that a routing key lets in. What was found is remembered for a short while, so that a storm does not ask the database.</summary>
public sealed class RoutingKeys(IDocumentStore store)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, (AdmittedSource Source, DateTimeOffset Until)> known = new();

    /// <summary>128 random bits as 32 characters, the length that clients of PagerDuty's Events API check.</summary>
    public static string NewKey() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>The source; null where the key lets nobody in.</summary>
    public async Task<AdmittedSource?> Find(string key, CancellationToken ct)
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

        var admitted = new AdmittedSource(source, (await session.LoadAsync<SigningSecret>(source.Id, ct))?.Secret);
        known[hash] = (admitted, now + Remembered);
        return admitted;
    }

    /// <summary>Forgets what was found, after a source, a key or a secret has changed; other instances do within half a minute.</summary>
    public void Forget() => known.Clear();
}
