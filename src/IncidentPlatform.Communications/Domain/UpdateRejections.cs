using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Domain;

/// <summary>Why an update is refused.</summary>
internal static class UpdateRejections
{
    public static Rejection NoConversation { get; } = new(
        "incident-not-known-here", "Communications has not heard of this incident yet.",
        "Check the id; just after the declaration try again in a moment.", RejectionKind.NotFound);

    public static Rejection Unknown { get; } = new(
        "update-unknown", "There is no such update.", "List the updates of the incident.", RejectionKind.NotFound);

    public static Rejection NotLegallyApproved { get; } = new(
        "legal-approval-missing", "The incident is restricted, and legal counsel has not approved this text.",
        "Have the incident's legal counsel approve exactly this text: POST /updates/{id}/legal-approval.");

    public static Rejection TechnicalDetail(IReadOnlyList<string> named) => new(
        "technical-detail", $"The investigation is not complete, and the text names what it has found: {string.Join(", ", named)}.",
        "Say it without; or wait until the security lead has recorded the investigation as complete.");

    public static Rejection NotTheCounsel(string? counsel) => new(
        "not-the-legal-counsel", "Only the incident's legal counsel lets a text out.",
        counsel is null ? "Have a legal counsel assigned to the incident first." : $"Ask {counsel}.", RejectionKind.Forbidden);

    public static Rejection ToldElsewhere(string thread) => new(
        "told-elsewhere", $"Customers and executives hear of this incident in the messages of {thread}.",
        $"Write the update on {thread}, or have this incident unlinked first.");

    public static Rejection IncidentsUnreachable { get; } = new(
        "incident-not-readable", "What the update states cannot be checked, because Incidents cannot be read now.",
        "Try again in a moment; a pre-approved text that states no fact goes out all the same.", RejectionKind.NotCurrent);

    public static Rejection OpenAlready(Update open) => new(
        "update-open-already", $"An update of this kind for this audience is open already: {open.Id}.", $"Change it: PUT /updates/{open.Id}.");

    public static Rejection NotOpen(Update update) => new(
        "update-not-open", $"The update is {Words.Of(update.Stage)} and cannot change any more.", "Write another update.");

    public static Rejection NotKnown(Subject subject) => new(
        "nothing-known", $"Nothing is known of the incident's {Words.Of(subject)}.",
        "Record it on the incident first, or leave it out of the update.", RejectionKind.Invalid);

    public static Rejection NotTheSpeaker(Situation situation) => new(
        "not-the-speaker", "The communications lead approves and sends updates; the commander does until there is one.",
        situation.Speaker() is { } speaker ? $"Ask {speaker}, or have the role assigned to you." : "Have the communications lead assigned.",
        RejectionKind.Forbidden);

    public static Rejection TextChanged(Update update) => new(
        "text-changed", "The text is not the one that was read.", $"Read it again (its hash is {update.Text.Hash()}) and approve that.");

    public static Rejection NoLongerTrue(IReadOnlyList<string> reasons) => new(
        "no-longer-true", $"The update states what does not hold: {string.Join("; ", reasons)}.", "Change the text, or use the newer draft.");

    public static Rejection NotApproved { get; } = new(
        "not-approved", "The update is not approved.", "Have the communications lead approve this exact text first.");

    public static Rejection NobodyToTell(Audience audience) => new(
        "nobody-to-tell", $"Nobody is listed for the audience {Words.Of(audience)}.", $"PUT /audiences/{Words.Of(audience)} with its recipients.");

    public static Rejection OnlyCustomersAreSelected { get; } = new(
        "selection-invalid", "Only customers can be selected.", "Leave the selection out, or write to the audience customers.", RejectionKind.Invalid);

    public static Rejection SelectsNothing { get; } = new(
        "selection-invalid", $"A selection names 1 to {Selection.Most} services, tiers, regions and contracts.",
        "Name some, or leave the selection out to write to all who are affected.", RejectionKind.Invalid);

    public static Rejection CorrectsNothing { get; } = new(
        "corrects-nothing", "What is to be corrected is no update that was sent to this audience.",
        "Name an update that was sent to the same audience, and give the kind correction.", RejectionKind.Invalid);

    public static Rejection NotSent(Update update) => new(
        "update-not-being-sent", $"The update is {Words.Of(update.Stage)}: there is nothing to recall.", "Edit it if it is a draft; write a correction if it was sent.");

    public static Rejection HasLeft { get; } = new(
        "update-has-left", "The update has left already.", "Write a correction: it goes to everybody who got this one.");

    public static Rejection WindowInvalid { get; } = new(
        "recall-window-invalid", $"A recall window lasts from nothing to {Sending.LongestWindow.TotalMinutes:0} minutes.", "Give a shorter one, such as PT1M.",
        RejectionKind.Invalid);

    public static Rejection DueInvalid { get; } = new(
        "due-invalid", "An answer is owed by an instant within the next seven days.", "Give a dueAt in the future.", RejectionKind.Invalid);

    public static Rejection AskedAlready(Reviewer of) => new(
        "review-asked-already", $"{Words.Of(of)} has been asked about this text.", "Wait for the answer; an edited text can be asked about anew.");

    public static Rejection NotAsked(Review review) => new(
        "not-asked", "Only who was asked answers.",
        review.Person is { } person ? $"Ask {person}." : $"Ask somebody with the role {Words.Of(review.Of)} in the organisation.", RejectionKind.Forbidden);

    public static Rejection Answered(Review review) => new(
        "review-answered", $"The answer was {Words.Of(review.Answer!.Value)}.", "Ask about the text anew where it has changed.");

    public static Rejection NoReason { get; } = new(
        "reason-missing", $"A text that is changed or refused needs a reason of 1 to {Reviewing.LongestNote} characters.", "Say why in note.", RejectionKind.Invalid);

    public static Rejection NothingChanged { get; } = new(
        "nothing-changed", "The text is still the one that was asked about.", "Change it first (PUT /updates/{id}), or answer approved or refused.");

    public static Rejection StillAsked(Review review) => new(
        "review-open", $"{Words.Of(review.Of)} has been asked about this text and owes an answer by {review.DueAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC.",
        "Wait for the answer, or change the text.");

    public static Rejection Refused(Review review) => new(
        "review-refused", $"{Words.Of(review.Of)} refused this text: {review.Note}", "Change the text.");

    public static Rejection RestrictedIsNotPosted { get; } = new(
        "incident-restricted", "The incident is restricted: nothing is said about it in public.", "Ask legal counsel and the incident's commander.");

    public static Rejection PostsNothing { get; } = new(
        "update-not-sent", "The update that is named was not sent.", "Name an update that was sent, or none and give the text.", RejectionKind.Invalid);

    public static Rejection PostInvalid { get; } = new(
        "social-post-invalid", $"A social post has a network, a link and a text of 1 to {SocialPosts.LongestText} characters.",
        "Give network (mastodon), link (https://…) and text, or the update whose words it has.", RejectionKind.Invalid);
}
