using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Domain;

/// <summary>What support answers with: one response an incident, renewed as it goes and withdrawn at its end.</summary>
public static class CannedResponses
{
    public static Guid IdFor(Conversation c) => DerivedId.Of(c.Id, "canned-response");

    /// <summary>Support need not answer with it any more.</summary>
    public static bool ShouldGo(Conversation c) => c.Situation.ToldThrough is not null || c.Situation.Status is "closed" or "cancelled" or "merged";

    public static Decision Withdrawn(Conversation? conversation, Guid responseId) =>
        conversation?.CannedResponses.FirstOrDefault(r => r.Id == responseId && r.WithdrawnAt is null) is { } response
            ? Decision.Record(new CannedResponseWithdrawn(responseId, response.Title))
            : Decision.Nothing;
}
