using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Escalation.Effects;

/// <summary>A link by which whoever got a page answers it, without a token: it is good for that page only, and while the page waits for an answer.</summary>
public sealed class AnswerLinks(IDocumentStore store, IConfiguration configuration)
{
    private readonly SignedLinks links = new(store, "answers");
    private readonly Uri root = PublicUrl.Of(configuration);

    public async Task<Uri> To(Guid pageId, CancellationToken ct) => new(root, $"answers/{pageId}/{await links.SecretOf(pageId, ct)}");

    public Task<bool> Holds(Guid pageId, string secret, CancellationToken ct) => links.Holds(pageId, secret, ct);
}
