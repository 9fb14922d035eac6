using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Domain;

/// <summary>PR and legal counsel are asked about exactly one text, and until they have answered it does not leave.</summary>
public static class Reviewing
{
    public const int LongestNote = 1_000;

    /// <summary>How long an answer may take: longer questions are no help in an incident.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    public static Decision Ask(Conversation? conversation, Guid requestId, Guid updateId, Reviewer of, string? person, DateTimeOffset dueAt, string textHash, DateTimeOffset now)
    {
        if (conversation?.Update(updateId) is not { } update)
            return UpdateRejections.Unknown;
        if (update.Reviews.Any(r => r.Id == requestId))
            return Decision.Nothing;
        if (update.Stage is not (UpdateStage.Draft or UpdateStage.Approved))
            return UpdateRejections.NotOpen(update);
        if (!textHash.Equals(update.Text.Hash(), StringComparison.OrdinalIgnoreCase))
            return UpdateRejections.TextChanged(update);
        if (dueAt <= now || dueAt > now + Longest)
            return UpdateRejections.DueInvalid;
        return Open(update).Any(r => r.Of == of)
            ? UpdateRejections.AskedAlready(of)
            : Decision.Record(new ReviewRequested(requestId, updateId, of, update.Text.Hash(), person, dueAt));
    }

    /// <param name="may">Whether the caller has the organisation's role that answers such questions.</param>
    public static Decision Answer(Conversation? conversation, Guid updateId, Guid requestId, ReviewAnswer answer, string? note, Actor by, bool may)
    {
        if (conversation?.Update(updateId) is not { } update || update.Reviews.FirstOrDefault(r => r.Id == requestId) is not { } review)
            return UpdateRejections.Unknown;
        if (review.Person is { } asked ? !by.IsPerson(asked) : !may)
            return UpdateRejections.NotAsked(review);
        if (review.Answer is not null)
            return review.Answer == answer ? Decision.Nothing : UpdateRejections.Answered(review);
        if (answer != ReviewAnswer.Approved && string.IsNullOrWhiteSpace(note))
            return UpdateRejections.NoReason;
        if (answer == ReviewAnswer.Changed && update.Text.Hash() == review.TextHash)
            return UpdateRejections.NothingChanged;
        var clean = note is null ? null : PlainText.Block(note);
        return clean?.Length > LongestNote
            ? UpdateRejections.NoReason
            : Decision.Record(new ReviewAnswered(requestId, updateId, review.Of, answer, review.TextHash, clean));
    }

    /// <summary>Why the text as it stands must wait; null where it need not.</summary>
    internal static Rejection? Holds(Update update) =>
        Open(update).FirstOrDefault() is { } open ? UpdateRejections.StillAsked(open)
        : update.Reviews.LastOrDefault(r => r is { Answer: ReviewAnswer.Refused } && r.TextHash == update.Text.Hash()) is { } refused ? UpdateRejections.Refused(refused)
        : null;

    /// <summary>Questions about the text as it stands; one about words that are gone holds nothing up.</summary>
    private static IEnumerable<Review> Open(Update update) => update.Reviews.Where(r => r.Answer is null && r.TextHash == update.Text.Hash());
}
