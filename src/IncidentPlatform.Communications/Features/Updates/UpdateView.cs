using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Domain.Facts;

namespace IncidentPlatform.Communications.Features.Updates;

/// <summary>An update as callers see it.</summary>
/// <param name="Status"><c>draft</c>, <c>approved</c>, <c>sending</c>, <c>sent</c>, <c>stopped</c> or <c>superseded</c>.</param>
/// <param name="PublicStatus">The public word it states.</param>
/// <param name="Text">Plain text.</param>
/// <param name="TextHash">SHA-256 of subject, text and canned response: what an approval is given for.</param>
/// <param name="States">The facts it states.</param>
/// <param name="Source">Workflow and template that wrote it; absent where a person did.</param>
/// <param name="Channels">What came of each channel so far.</param>
/// <param name="LegallyApproved">Whether legal counsel let exactly this text out.</param>
/// <param name="To">Which of the customers it is for; absent where it is for all of them, and for the public.</param>
/// <param name="Corrects">The update it corrects.</param>
/// <param name="LeavesAt">Until then it can be recalled.</param>
/// <param name="Reviews">What PR and legal counsel were asked about it.</param>
/// <param name="Revision">Its ETag: what <c>If-Match</c> must name to change, approve or send it.</param>
public sealed record UpdateView(
    Guid Id,
    Guid IncidentId,
    string Audience,
    string Kind,
    string Status,
    string Subject,
    string Text,
    string TextHash,
    long Revision,
    SupportText? CannedResponse,
    PublicStatus? PublicStatus,
    IReadOnlyList<Statement> States,
    string? Source,
    bool PreApproved,
    IReadOnlyList<ChannelView> Channels,
    string? StoppedBecause,
    DateTimeOffset DraftedAt,
    DateTimeOffset? SentAt,
    bool LegallyApproved,
    Selection? To,
    Guid? Corrects,
    DateTimeOffset? LeavesAt,
    IReadOnlyList<Review> Reviews)
{
    public static UpdateView Of(Guid incidentId, Update u) => new(
        u.Id, incidentId, Words.Of(u.Audience), Words.Of(u.Kind), Words.Of(u.Stage), u.Text.Subject, u.Text.Body, u.Text.Hash(), u.Revision,
        u.Text.Support, u.Status, u.States, u.Source, u.PreApproved, [.. u.Outcomes.Select(ChannelView.Of)], u.StoppedBecause, u.DraftedAt, u.SentAt,
        u.LegallyApproved == u.Text.Hash(), u.To, u.Corrects, u.LeavesAt, u.Reviews);
}

/// <param name="Unknown">Sent, perhaps: the connection broke before the answer.</param>
/// <param name="Stopped">Why nothing left by this channel.</param>
/// <param name="Suppressed">Recipients who want no such mail, or cannot get it.</param>
/// <param name="Chosen">From what the recipients were chosen.</param>
public sealed record ChannelView(string Channel, int Sent, int Failed, int Unknown, string? Stopped, int Suppressed, Chosen? Chosen)
{
    public static ChannelView Of(ChannelFinished c) => new(Words.Of(c.Channel), c.Sent, c.Failed, c.Unknown, c.Stopped, c.Suppressed, c.Chosen);
}
