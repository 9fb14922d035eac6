using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Domain;

/// <summary>What was said on social networks is recorded as it was posted.</summary>
public static class SocialPosts
{
    public const int LongestText = 5_000;
    private const int LongestNetwork = 40;
    private const int LongestLink = 2_000;

    public static Decision Record(Conversation? conversation, Guid postId, Guid? updateId, string network, string link, string? text)
    {
        if (conversation is not { } c)
            return UpdateRejections.NoConversation;
        if (c.SocialPosts.Any(p => p.Id == postId || p.Link == link))
            return Decision.Nothing;
        if (c.Situation.Restricted)
            return UpdateRejections.RestrictedIsNotPosted;
        if (updateId is { } id && c.Update(id) is not { Stage: UpdateStage.Sent })
            return UpdateRejections.PostsNothing;

        var words = PlainText.Block(text ?? (updateId is { } said ? c.Update(said)!.Text.Body : ""));
        var where = PlainText.Line(network).ToLowerInvariant();
        return words.Length is 0 or > LongestText || where.Length is 0 or > LongestNetwork || !IsLink(link)
            ? UpdateRejections.PostInvalid
            : Decision.Record(new SocialPostRecorded(postId, updateId, where, link, words));
    }

    private static bool IsLink(string link) =>
        link.Length <= LongestLink && Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && address.UserInfo.Length == 0;
}
