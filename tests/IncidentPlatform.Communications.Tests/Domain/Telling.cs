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
}
