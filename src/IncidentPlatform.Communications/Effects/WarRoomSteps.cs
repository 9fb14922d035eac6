using IncidentPlatform.Communications.Adapters.Bridges;
using IncidentPlatform.Communications.Adapters.ChatRooms;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Domain.Facts;

namespace IncidentPlatform.Communications.Effects;

/// <summary>What each step of the set-up asks of the chat and of the bridge, and what it brings about.</summary>
public sealed class WarRoomSteps(IChatRooms rooms, IBridges bridges)
{
    /// <returns>The facts to record, by the conversation as it stands then.</returns>
    /// <exception cref="Adapters.OutsideException">It did not work.</exception>
    public Task<Func<Conversation, WarRoom, IEnumerable<object>>> Do(Conversation c, StepAttempt attempt, CancellationToken ct)
    {
        var key = attempt.Key(c.Id);
        return attempt.Step switch
        {
            RoomStep.Channel => OpenChannel(c, key, ct),
            RoomStep.Topic => SetTopic(c, key, ct),
            RoomStep.Rules => PinRules(c, ct),
            RoomStep.Invitations => Invite(c, key, ct),
            RoomStep.Bridge => OpenBridge(c, key, ct),
            RoomStep.TechnicalRoom => OpenTechnicalRoom(c, key, ct),
            RoomStep.FirstSummary => SayFirstSummary(c, ct),
            RoomStep.Privacy => MakePrivate(c, key, ct),
            var other => throw new ArgumentOutOfRangeException(nameof(attempt), other, "There is no such step."),
        };
    }

    /// <summary>How the chat names the war room; rooms from before it told us are the platform's own.</summary>
    internal static string RoomOf(Conversation c) => c.Room!.RoomId ?? c.Id.ToString();

    private async Task<Func<Conversation, WarRoom, IEnumerable<object>>> OpenChannel(Conversation c, Guid key, CancellationToken ct)
    {
        var request = Request(c, technical: false);
        var open = await rooms.Open(request, key, ct);
        return (now, room) =>
        [
            new WarRoomOpened(room.Name, open.Url.ToString(), room.BridgeUrl, [.. now.Room!.Participants.Select(p => p.Person)])
            {
                RoomId = open.Id, Private = request.Private,
            },
        ];
    }

    private async Task<Func<Conversation, WarRoom, IEnumerable<object>>> OpenTechnicalRoom(Conversation c, Guid key, CancellationToken ct)
    {
        var request = Request(c, technical: true);
        var open = await rooms.Open(request, key, ct);
        await rooms.Invite(open.Id, Members(c), DerivedId.Of(key, "invitations"), ct);
        return (_, _) => [new TechnicalRoomOpened(open.Url.ToString(), open.Id, request.Private)];
    }

    private async Task<Func<Conversation, WarRoom, IEnumerable<object>>> SetTopic(Conversation c, Guid key, CancellationToken ct)
    {
        var topic = RoomTexts.Topic(c);
        await rooms.SetTopic(RoomOf(c), topic, key, ct);
        return (_, _) => [new WarRoomTopicSet(topic)];
    }

    private async Task<Func<Conversation, WarRoom, IEnumerable<object>>> PinRules(Conversation c, CancellationToken ct)
    {
        var rules = c.Room!.Rules.Select((text, i) => new WarRoomMessagePosted(DerivedId.Of(c.Id, $"rule/{i}"), text, Pinned: true) { AlreadySaid = true }).ToList();
        foreach (var rule in rules)
            await rooms.Post(RoomOf(c), rule.Text, pinned: true, rule.MessageId, ct);
        return (_, _) => rules;
    }

    private async Task<Func<Conversation, WarRoom, IEnumerable<object>>> Invite(Conversation c, Guid key, CancellationToken ct)
    {
        var people = Members(c);
        await rooms.Invite(RoomOf(c), people, key, ct);
        if (c.Room!.Technical is { } technical)
            await rooms.Invite(technical.RoomId, people, DerivedId.Of(key, "technical"), ct);
        return (_, _) => [new RespondersAdded(people)];
    }

    private async Task<Func<Conversation, WarRoom, IEnumerable<object>>> OpenBridge(Conversation c, Guid key, CancellationToken ct)
    {
        var url = (await bridges.Open(c.Id, c.Room!.Name, key, ct)).ToString();
        return (_, room) => [new BridgeOpened(url), .. room.IsDone(RoomStep.FirstSummary) ? [BridgeIsOpen(c.Id, url)] : (WarRoomMessagePosted[])[]];
    }

    private async Task<Func<Conversation, WarRoom, IEnumerable<object>>> SayFirstSummary(Conversation c, CancellationToken ct)
    {
        var summary = new WarRoomMessagePosted(DerivedId.Of(c.Id, "first-summary"), RoomTexts.FirstSummary(c), Pinned: false)
        {
            AlreadySaid = true,
            Repeats = RoomTexts.Repeated(c),
        };
        await rooms.Post(RoomOf(c), summary.Text, pinned: false, summary.MessageId, ct);
        return (_, room) =>
            [summary, .. room.BridgeUrl is { } url && c.Room!.BridgeUrl is null ? [BridgeIsOpen(c.Id, url)] : (WarRoomMessagePosted[])[]];
    }

    private async Task<Func<Conversation, WarRoom, IEnumerable<object>>> MakePrivate(Conversation c, Guid key, CancellationToken ct)
    {
        var room = await rooms.MakePrivate(RoomOf(c), Request(c, technical: false) with { Private = true }, key, ct);
        var technical = c.Room!.Technical is { } beside
            ? await rooms.MakePrivate(beside.RoomId, Request(c, technical: true) with { Private = true }, DerivedId.Of(key, "technical"), ct)
            : null;
        return (_, _) => [new RoomsMadePrivate(room.Url.ToString(), room.Id, technical?.Url.ToString(), technical?.Id)];
    }

    private static WarRoomMessagePosted BridgeIsOpen(Guid incidentId, string url) =>
        new(DerivedId.Of(incidentId, "bridge-is-open"), RoomTexts.BridgeIsOpen(url), Pinned: false);

    private static RoomRequest Request(Conversation c, bool technical) =>
        new(c.Id, technical ? c.Room!.TechnicalName() : c.Room!.Name, c.Situation.Restricted, technical);

    private static IReadOnlyList<string> Members(Conversation c) =>
        [.. c.Room!.Participants.Where(p => p.Access == RoomAccess.Member).Select(p => p.Person)];
}
