using System.Buffers.Text;
using IncidentPlatform.Communications.Adapters;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Hosting.Access;
using Marten;

namespace IncidentPlatform.Communications.Contact;

/// <summary>
/// The link by which whoever was told answers: always the same for an incident. It holds the incident's id and half of its signature, 96
/// bits, because a post on a social network has to hold it.
/// </summary>
public sealed class ContactLinks(IDocumentStore store, PublicAddress address)
{
    private const int IdBytes = 16;
    private const int SignatureBytes = 12;
    private readonly SignedLinks links = new(store, "contact");

    /// <summary>Where readers of what is said about an incident go on.</summary>
    public async Task<Ways> Of(Guid incidentId, CancellationToken ct) =>
        new(address.Incident(incidentId), address.Contact(await Secret(incidentId, ct)));

    /// <returns>The incident; null where the link is not good.</returns>
    public async Task<Guid?> Incident(string secret, CancellationToken ct)
    {
        if (secret.Length != Base64Url.GetEncodedLength(IdBytes + SignatureBytes) || !Base64Url.IsValid(secret))
            return null;
        var id = new Guid(Base64Url.DecodeFromChars(secret).AsSpan(0, IdBytes), bigEndian: true);
        return SignedLinks.Same(await Secret(id, ct), secret) ? id : null;
    }

    private async Task<string> Secret(Guid id, CancellationToken ct) =>
        Base64Url.EncodeToString([.. id.ToByteArray(bigEndian: true), .. Convert.FromHexString(await links.SecretOf(id, ct)).AsSpan(0, SignatureBytes)]);
}
