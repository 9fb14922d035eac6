using IncidentPlatform.Communications.Domain;
using Marten;

namespace IncidentPlatform.Communications.Views;

/// <summary>Who gets the mails of an audience.</summary>
/// <param name="Id">Name of the audience.</param>
/// <param name="Recipients">Mail addresses.</param>
public sealed record AudienceList(string Id, IReadOnlyList<string> Recipients);

public static class AudienceLists
{
    public static async Task<IReadOnlyList<string>> RecipientsOf(Audience audience, IQuerySession query, CancellationToken ct) =>
        (await query.LoadAsync<AudienceList>(Words.Of(audience), ct))?.Recipients ?? [];
}
