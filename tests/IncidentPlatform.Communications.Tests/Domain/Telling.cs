using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Communications.Texts;
using IncidentPlatform.Communications.Workflows;
using IncidentPlatform.Kernel;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Communications.Tests.Domain;

/// <summary>World states of a conversation, reached by the decisions themselves with the words that ship.</summary>
internal static class Telling
{
    public static Playbook Shipped { get; } =
        BuiltInWorkflows.Load(BuiltInWorkflows.ProactiveServiceNotifications, Templates.Load());

    public static Specification<Conversation> Story() => new(ConversationEvolution.Evolve, "communications");

    public static Specification<Conversation> Hears(this Specification<Conversation> story, News news) =>
        story.When((c, now) => Following.Take(c, news, Shipped, now));

    public static Specification<Conversation> Approves(this Specification<Conversation> story, string person, Guid update, string? hash = null, IReadOnlyList<News>? read = null) =>
        story.By(person).When((c, now) => Approval.Approve(c, update, Actor.Person(person), hash, read ?? [], Shipped, now));

    public static Specification<Conversation> Sends(
        this Specification<Conversation> story, string person, Guid update, IReadOnlyList<News>? read, int recipients = 3) =>
        story.By(person).When((c, now) => Sending.Begin(c, update, Actor.Person(person), read, recipients, Shipped, now));

    public static Specification<Conversation> Finishes(
        this Specification<Conversation> story, Guid update, Channel channel, int sent = 1, int failed = 0, int unknown = 0, string? stopped = null) =>
        story.When((c, now) => Sending.Finish(c, new ChannelFinished(update, channel, sent, failed, unknown, stopped), Shipped, now));

    /// <summary>The open draft for an audience goes all the way out.</summary>
    public static Specification<Conversation> Tells(this Specification<Conversation> story, Audience audience, string speaker = "ada")
    {
        var update = story.Draft(audience);
        story.Approves(speaker, update.Id).Sends(speaker, update.Id, []);
        foreach (var channel in story.State!.Update(update.Id)!.Channels)
            story.Finishes(update.Id, channel);
        return story;
    }

    public static Update Draft(this Specification<Conversation> story, Audience audience) =>
        story.State!.Updates.Should().ContainSingle(u => u.Audience == audience && u.IsOpen(), "of\n{0}", story).Subject;

    public static bool HasDraft(this Specification<Conversation> story, Audience audience) =>
        story.State!.Updates.Any(u => u.Audience == audience && u.IsOpen());

    /// <summary>The channel of the war room is there.</summary>
    public static Specification<Conversation> OpensRoom(this Specification<Conversation> story) =>
        story.Does(RoomStep.Channel, new WarRoomOpened(story.State!.Room!.Name, "https://rooms.example.org/1", story.State.Room.BridgeUrl, []) { RoomId = "r1" });

    /// <summary>Every step of the war room is done.</summary>
    public static Specification<Conversation> SetsUp(this Specification<Conversation> story)
    {
        story.OpensRoom().DoesTopic();
        return story
            .Does(RoomStep.Rules, [.. story.State!.Room!.Rules.Select(rule => new WarRoomMessagePosted(Guid.CreateVersion7(), rule, Pinned: true) { AlreadySaid = true })])
            .Does(RoomStep.Invitations, new RespondersAdded([.. story.State.Room.Participants.Select(p => p.Person)]))
            .Does(RoomStep.Bridge, new BridgeOpened("https://meet.example.org/1"))
            .Does(RoomStep.TechnicalRoom, new TechnicalRoomOpened("https://rooms.example.org/1/tech", "t1", Private: false))
            .Does(RoomStep.FirstSummary, new WarRoomMessagePosted(Guid.CreateVersion7(), "Summary", Pinned: false) { AlreadySaid = true });
    }

    public static Specification<Conversation> DoesTopic(this Specification<Conversation> story) =>
        story.Does(RoomStep.Topic, new WarRoomTopicSet(RoomTexts.Topic(story.State!)));

    /// <summary>A step of the war room is done, with what it brings about, on behalf of the service.</summary>
    public static Specification<Conversation> Does(this Specification<Conversation> story, RoomStep step, params object[] brought) => story.When((c, now) =>
        Decision.Record(RoomSetUp.Done(c, c!.Room!.Step(step)!.Next(), (_, _) => brought, now).Facts.Select(f => f with { Actor = Actor.Service("communications") })));

    public static Specification<Conversation> Fails(this Specification<Conversation> story, RoomStep step, string why = "no answer in time") =>
        story.When((c, _) => RoomSetUp.Failed(c, c!.Room!.Step(step)!.Next(), why));

    public static Specification<Conversation> Says(this Specification<Conversation> story, string person, string text, Guid? id = null) =>
        story.By(person).When((c, now) => RoomTalk.Post(c, id ?? Guid.CreateVersion7(), text, Actor.Person(person), now));
}
