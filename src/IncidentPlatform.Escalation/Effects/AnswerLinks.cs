using System.Security.Cryptography;
using IncidentPlatform.Hosting.Api;
using JasperFx;
using Marten;

namespace IncidentPlatform.Escalation.Effects;

/// <summary>What links to answers are signed with; made once, kept in the database, shown to nobody.</summary>
/// <param name="Id">There is one.</param>
/// <param name="Key">256 bits, base64.</param>
public sealed record AnswerKey(string Id, string Key);

/// <summary>A link by which whoever got a page answers it, without a token: it is good for that page only, and while the page waits for an answer.</summary>
public sealed class AnswerLinks(IDocumentStore store, IConfiguration configuration)
{
    private const string TheOne = "answers";
    private const int SecretBytes = 20;
    private readonly Uri root = PublicUrl.Of(configuration);
    private byte[]? known;

    public async Task<Uri> To(Guid pageId, CancellationToken ct) => new(root, $"answers/{pageId}/{await SecretOf(pageId, ct)}");

    public async Task<bool> Holds(Guid pageId, string secret, CancellationToken ct) =>
        CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(await SecretOf(pageId, ct)), System.Text.Encoding.UTF8.GetBytes(secret));

    private async Task<string> SecretOf(Guid pageId, CancellationToken ct) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(known ??= await Key(ct), pageId.ToByteArray()).AsSpan(0, SecretBytes));

    private async Task<byte[]> Key(CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        var kept = await session.LoadAsync<AnswerKey>(TheOne, ct);
        if (kept is null)
        {
            kept = new AnswerKey(TheOne, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
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
