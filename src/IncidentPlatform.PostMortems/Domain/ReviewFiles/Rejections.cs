using System.Globalization;
using IncidentPlatform.Kernel;
using IncidentPlatform.PostMortems.Domain.Reviews;

namespace IncidentPlatform.PostMortems.Domain.ReviewFiles;

/// <summary>Why something about a review is refused, and what to do instead.</summary>
internal static class Rejections
{
    public static Rejection NoReview { get; } = new(
        "review-not-found", "There is no review of this incident.", "Check the incident's id; the review opens when it is declared.", RejectionKind.NotFound);

    public static Rejection RestrictedStaysInside { get; } = new(
        "restricted-review", "The incident is restricted; nothing about it is published outside.", "Publish it internally, to its named people.");

    public static Rejection NotAuthorised { get; } = new(
        "publication-not-authorised", "This publication was not authorised.", "Ask for the publication first.", RejectionKind.NotFound);

    public static Rejection ReasonNeeded { get; } = new(
        "reason-needed", "A waiver says why the field may stay unanswered.", $"Give a reason of up to {WritingDecider.LongestText} characters.", RejectionKind.Invalid);

    public static Rejection ActionAndOwnerNeeded { get; } = new(
        "action-item-incomplete", "An action item says what is to be done and who does it.", "Give both an action and an owner.", RejectionKind.Invalid);

    public static Rejection UnknownField(string field) => new(
        "unknown-section", $"The review has no section '{field}' that can be written or waived.", $"Use one of: {string.Join(", ", Template.Writable)}.", RejectionKind.Invalid);

    public static Rejection TooLong(string field) => new(
        "text-too-long", $"The text of '{field}' is too long.", $"Keep it under {WritingDecider.LongestText} characters.", RejectionKind.Invalid);

    public static Rejection WrittenSince(string field, Words last) => new(
        "section-written-since",
        $"'{field}' was written in edition {last.Edition}, after the edition this text is based on.",
        $"Read edition {last.Edition}, take in what it says, and send the text again based on it.");

    public static Rejection MeetingInThePast(DateTimeOffset at) => new(
        "meeting-in-the-past", $"The meeting would have been at {Text(at)}.", "Give a time that is still to come.", RejectionKind.Invalid);

    public static Rejection DueInThePast(DateTimeOffset due) => new(
        "due-in-the-past", $"The action item would have been due at {Text(due)}.", "Give a due date that is still to come.", RejectionKind.Invalid);

    public static Rejection NoActionItem(Guid id) => new(
        "action-item-not-found", $"There is no action item {id} in this review.", "List the action items of the incident.", RejectionKind.NotFound);

    public static Rejection NotLive(string mode) => new(
        "not-live", $"The incident is a {mode} one; nothing about it leaves the platform.", "Publish it internally.");

    public static Rejection NotAnswered(IReadOnlyList<string> fields) => new(
        "fields-not-answered",
        $"Not answered: {string.Join(", ", fields)}.",
        "Write an answer to each, or waive it with a reason.");

    private static string Text(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
