using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Domain;

/// <summary>How a war room follows from its facts.</summary>
internal static class WarRoomEvolution
{
    private const string Erased = Kernel.Erased.Mark;

    public static WarRoom? Apply(WarRoom? room, object data, Actor actor, DateTimeOffset at) => (room, data) switch
    {
        (_, WarRoomPlanned p) => new WarRoom { Name = p.Name ?? Erased, Rules = p.Rules },
        (null, _) => null,
        (_, WarRoomOpened o) => room with
        {
            Name = o.Name ?? Erased,
            Url = o.Url,
            BridgeUrl = o.BridgeUrl ?? room.BridgeUrl,
            OpenedAt = at,
            RoomId = o.RoomId,
            Private = o.Private,
        },
        (_, TechnicalRoomOpened t) => room with { Technical = new TechnicalRoom(t.Url ?? Erased, t.RoomId, at, t.Private) },
        (_, BridgeOpened b) => room with { BridgeUrl = b.Url ?? Erased },
        (_, WarRoomTopicSet t) => room with { Topic = t.Topic },
        (_, RoomsMadePrivate p) => room with
        {
            Url = p.Url ?? Erased,
            RoomId = p.RoomId,
            Private = true,
            Technical = p.TechnicalRoomId is null || room.Technical is null
                ? room.Technical
                : room.Technical with { Url = p.TechnicalUrl ?? Erased, RoomId = p.TechnicalRoomId, Private = true },
        },
        (_, ResponderInvited or RespondersAdded or ResponderRelieved) => room with { Participants = Participants(room.Participants, data) },
        (_, WarRoomMessagePosted or WarRoomMessageMarked) => room with { Messages = Messages(room.Messages, data, actor, at) },
        _ => room with { Steps = Steps(room.Steps, data, at) },
    };

    /// <summary>An update for responders was said in the room.</summary>
    public static WarRoom? Told(WarRoom? room, Update update, DateTimeOffset at) => room is null
        ? null
        : room with
        {
            Messages = [.. room.Messages, new WarRoomMessage(update.Id, "communications", $"{update.Text.Subject}\n\n{update.Text.Body}", Pinned: false, at)
            {
                AuthorKind = ActorKind.Service,
            }],
        };

    /// <summary>The name that outsiders may see.</summary>
    public static WarRoom? Forget(WarRoom? room, Situation situation) => room is null ? null : room with { Name = RoomName.Of(situation, null) };

    private static IReadOnlyList<Participant> Participants(IReadOnlyList<Participant> people, object data) => data switch
    {
        ResponderInvited i => [.. people.Where(p => p.Person != i.Person), new Participant(i.Person, i.Role)],
        RespondersAdded a => [.. people.Select(p => a.People.Contains(p.Person) ? p with { Added = true } : p)],
        ResponderRelieved r => [.. people.Select(p => p.Person == r.Person ? p with { Access = RoomAccess.Reader } : p)],
        _ => people,
    };

    private static IReadOnlyList<WarRoomMessage> Messages(IReadOnlyList<WarRoomMessage> messages, object data, Actor actor, DateTimeOffset at) => data switch
    {
        WarRoomMessagePosted m =>
        [
            .. messages,
            new WarRoomMessage(m.MessageId, actor.Id, m.Text ?? Erased, m.Pinned, at) { AuthorKind = actor.Kind, Room = m.Room, AnswerTo = m.AnswerTo },
        ],
        WarRoomMessageMarked m => [.. messages.Select(k => k.Id == m.MessageId ? k with { Mark = m.As } : k)],
        _ => messages,
    };

    private static IReadOnlyList<StepProgress> Steps(IReadOnlyList<StepProgress> steps, object data, DateTimeOffset at) => data switch
    {
        WarRoomStepsPlanned p => [.. steps
            .Select(s => p.Steps.Contains(s.Step) ? new StepProgress(s.Step) { Round = s.Round + 1 } : s)
            .Concat(p.Steps.Where(step => steps.All(s => s.Step != step)).Select(step => new StepProgress(step)))
            .OrderBy(s => s.Step)],
        WarRoomStepDone d => Changed(steps, d.Step, s => s with { DoneAt = at, FailingSince = null, Why = null }),
        WarRoomStepFailed f => Changed(steps, f.Step, s => s with { Failures = f.Attempts, FailingSince = s.FailingSince ?? at, Why = f.Reason }),
        WarRoomStepRetryAsked a => Changed(steps, a.Step, s => s with { Asked = s.Asked + 1 }),
        _ => steps,
    };

    private static IReadOnlyList<StepProgress> Changed(IReadOnlyList<StepProgress> steps, RoomStep step, Func<StepProgress, StepProgress> change) =>
        [.. steps.Select(s => s.Step == step ? change(s) : s)];
}
