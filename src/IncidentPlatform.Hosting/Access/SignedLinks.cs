using System.Security.Cryptography;
using System.Text;
using JasperFx;
using Marten;

namespace IncidentPlatform.Hosting.Access;

/// <summary>What links are signed with; made once, kept in the database, shown to nobody.</summary>
/// <param name="Id">What the links are for.</param>
/// <param name="Key">256 bits, base64.</param>
public sealed record LinkKey(string Id, string Key);

/// <summary>
/// The secret in a link by which somebody without a token does one thing: the id of what it is about, signed. Nothing is stored for a
/// link, and every instance can check it. The service keeps a <see cref="LinkKey"/> for each purpose.
/// </summary>
public sealed class SignedLinks(IDocumentStore store, string purpose)
{
    private const int SecretBytes = 20;
    private const int KeyBytes = 32;
    private byte[]? known;

    /// <returns>160 bits, hexadecimal: always the same for an id.</returns>
    public async Task<string> SecretOf(Guid id, CancellationToken ct) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(known ??= await Key(ct), id.ToByteArray()).AsSpan(0, SecretBytes));

    /// <summary>Whether it is the secret of that id; the time it takes tells nothing.</summary>
    public async Task<bool> Holds(Guid id, string secret, CancellationToken ct) =>
        Same(await SecretOf(id, ct), secret);

    /// <summary>Whether two secrets are the same; the time it takes tells nothing.</summary>
    public static bool Same(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    private async Task<byte[]> Key(CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        var kept = await session.LoadAsync<LinkKey>(purpose, ct);
        if (kept is null)
        {
            kept = new LinkKey(purpose, Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)));
            session.Insert(kept);
            try
            {
                await session.SaveChangesAsync(ct);
            }
            catch (DocumentAlreadyExistsException)
            {
                return await Key(ct); // Another instance was first.
            }
        }

        return Convert.FromBase64String(kept.Key);
    }
}
