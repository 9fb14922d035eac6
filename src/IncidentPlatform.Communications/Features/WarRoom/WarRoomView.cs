using IncidentPlatform.Communications.Domain;

namespace IncidentPlatform.Communications.Features.WarRoom;

/// <summary>A war room as a caller reads it.</summary>
/// <param name="Url">Where it is; absent until it is open.</param>
/// <param name="BridgeUrl">Where to meet by voice; absent until that is open.</param>
/// <param name="Topic">What it is headed with.</param>
/// <param name="Private">Only who is invited sees it.</param>
/// <param name="Invited">Person ids.</param>
/// <param name="Participants">Who was invited, for which role, and what they may do.</param>
/// <param name="Technical">The room beside it, for code and logs; absent until it is open.</param>
/// <param name="TechnicalBlocks">How many messages held code or logs and were answered with a pointer to the technical room.</param>
/// <param name="Steps">The steps of its set-up; none where it was opened before there were steps.</param>
public sealed record WarRoomView(
    string Name, string? Url, string? BridgeUrl, string? Topic, bool Private, IReadOnlyList<string> Invited, IReadOnlyList<WarRoomView.Person> Participants,
    IReadOnlyList<string> Rules, DateTimeOffset? OpenedAt, WarRoomView.Beside? Technical, int TechnicalBlocks, IReadOnlyList<WarRoomView.Step> Steps)
{
    /// <param name="Id">Person id.</param>
    /// <param name="Access"><c>member</c>, or <c>reader</c> after being relieved of every role.</param>
    public sealed record Person([property: System.Text.Json.Serialization.JsonPropertyName("person")] string Id, string Role, RoomAccess Access);

    public sealed record Beside(string Name, string Url, DateTimeOffset OpenedAt);

    /// <param name="State"><c>waiting</c> for another step, <c>planned</c>, <c>failing</c> and tried again, or <c>done</c>.</param>
    /// <param name="Failures">How often it failed before it was done, or so far.</param>
    /// <param name="FailingSince">Absent where it does not fail.</param>
    /// <param name="Why">Why it failed the last time.</param>
    public sealed record Step(string Name, string State, DateTimeOffset? DoneAt, int Failures, DateTimeOffset? FailingSince, string? Why);

    /// <param name="Author">Person id, or the service that wrote it.</param>
    /// <param name="Mark">What it is for the incident.</param>
    /// <param name="AnswerTo">The message that the platform answers with this one.</param>
    public sealed record Message(Guid Id, string Author, string Text, DateTimeOffset At, bool Pinned, Mark? Mark, Guid? AnswerTo)
    {
        public static Message Of(WarRoomMessage m) => new(m.Id, m.Author, m.Text, m.PostedAt, m.Pinned, m.Mark, m.AnswerTo);
    }

    public static WarRoomView Of(Domain.WarRoom room) => new(
        room.Name, room.Url, room.BridgeUrl, room.Topic, room.Private, [.. room.Participants.Select(p => p.Person)],
        [.. room.Participants.Select(p => new Person(p.Person, p.Role, p.Access))], room.Rules, room.OpenedAt,
        room.Technical is { } t ? new Beside(room.TechnicalName(), t.Url, t.OpenedAt) : null, RoomTalk.TechnicalBlocks(room),
        [.. room.Steps.Select(s => new Step(Words.Of(s.Step), StateOf(room, s), s.DoneAt, s.Failures, s.FailingSince, s.Why))]);

    private static string StateOf(Domain.WarRoom room, StepProgress step) => step switch
    {
        { DoneAt: not null } => "done",
        { FailingSince: not null } => "failing",
        _ => RoomSetUp.CanStart(room, step.Step) ? "planned" : "waiting",
    };
}
