using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Communications.Features.Updates;

/// <summary>
/// The update as the caller saw it: <c>If-Match</c> names the revision of the update, not of the whole conversation, so that a draft for
/// another audience gets in nobody's way.
/// </summary>
public sealed record SeenUpdate(Guid IncidentId, Update Update)
{
    /// <returns>What the caller saw, or the problem with it.</returns>
    public static async Task<(SeenUpdate? Seen, IResult? Problem)> Of(
        Guid updateId, HttpRequest request, IQuerySession query, IncidentReaders readers, CancellationToken ct)
    {
        if (request.Headers.IfMatch.ToString() is not { Length: > 0 } match)
        {
            return (null, Problems.Problem(
                428, "revision-required", "This command decides, so it must say which revision it was decided on.",
                "Read the update and send its ETag in If-Match."));
        }

        if (await query.ConversationOfUpdate(updateId, readers, ct) is not { } conversation)
            return (null, Problems.NotFound("update", updateId));

        var update = conversation.Update(updateId)!;
        if (match == "*" || match.Split(',').Any(m => m.Trim() == ETags.Of(update.Revision)))
            return (new SeenUpdate(conversation.Id, update), null);

        var problem = Problems.Describe(
            412, "stale-revision", $"The update has changed: its current revision is {update.Revision}.",
            "Read it again, look at the text, and decide anew with the current ETag in If-Match.");
        problem.Extensions["currentRevision"] = update.Revision;
        return (null, TypedResults.Problem(problem));
    }
}
