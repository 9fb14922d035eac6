using IncidentPlatform.Kernel;
using IncidentPlatform.PostMortems.Domain.Reviews;

namespace IncidentPlatform.PostMortems.Domain.ReviewFiles;

/// <summary>What people may write into a review, and when.</summary>
public static class WritingDecider
{
    /// <summary>Characters.</summary>
    public const int LongestText = 20_000;

    /// <param name="basedOn">The edition the writer had read; a field written by anyone since is not overwritten unseen.</param>
    public static Decision Write(ReviewFile? file, string field, string text, long? basedOn)
    {
        if (file is null)
            return Rejections.NoReview;
        if (Template.Find(field) is not { Writable: true })
            return Rejections.UnknownField(field);
        if (text.Length > LongestText)
            return Rejections.TooLong(field);

        var last = file.Written.LastOrDefault(t => t.Field == field);
        if ((last?.Text ?? "") == text.Trim())
            return Decision.Nothing;
        if (basedOn is { } edition && last?.Edition > edition)
            return Rejections.WrittenSince(field, last);

        return Decision.Record(new SectionWritten(field, text.Trim()));
    }

    public static Decision Waive(ReviewFile? file, string field, string reason)
    {
        if (file is null)
            return Rejections.NoReview;
        if (Template.Find(field) is not { NeededFor: not null })
            return Rejections.UnknownField(field);
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestText)
            return Rejections.ReasonNeeded;

        return file.WaiverOf(field)?.Text == reason.Trim() ? Decision.Nothing : Decision.Record(new FieldWaived(field, reason.Trim()));
    }

    public static Decision Schedule(ReviewFile? file, DateTimeOffset at, string? place, DateTimeOffset now)
    {
        if (file is null)
            return Rejections.NoReview;
        if (at < now)
            return Rejections.MeetingInThePast(at);
        if (place?.Length > LongestText)
            return Rejections.TooLong("place");

        return file.Meetings is [.., var last] && last.At == at && last.Place == place
            ? Decision.Nothing
            : Decision.Record(new ReviewScheduled(file.ReviewId, at.ToUniversalTime(), place));
    }
}
