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
}
