using System.Net;
using System.Net.Http.Json;
using IncidentPlatform.Communications.Adapters;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Communications.Tests.Rooms;

public class A_room_kept_elsewhere
{
    private static readonly string[] Steps = ["channel", "topic", "rules", "invitations", "bridge", "technical-room", "first-summary"];

    [Fact]
    public async Task Is_set_up_step_by_step_and_once_though_every_answer_is_lost_twice()
    {
        await using var world = await ACommunicationsWithAChat.WithADeclaredIncident(chat => chat.LosesAnswers = 2);

        var room = await world.Room(r => IsSetUp(r) && r.Steps!.Count == Steps.Length);

        room.Steps!.Select(s => s.Name).Should().Equal(Steps);
        world.Chat.MostCalls.Should().Be(3);
        Done(world).Should().BeEquivalentTo(
        [
            "open " + room.Name, "bridge", "topic INC-2026-0042 · P1 · declared · commander ada", .. room.Rules.Select(r => $"pin {r}"), "invite ada",
            $"open technical {room.Technical!.Name}", "invite technical ada", world.Chat.Of(world.Incident).Single(d => d.StartsWith("say", StringComparison.Ordinal)),
        ]);
        (await world.Messages()).Should().HaveCount(room.Rules.Count + 1).And.OnlyHaveUniqueItems(m => m.Id);
        world.Reported.Values.Should().ContainSingle(r => r.Type == nameof(WarRoomOpened));
        world.Reported.Values.Should().ContainSingle(r => r.Type == nameof(BridgeOpened));
        world.Reported.Values.Should().NotContain(r => r.Type == nameof(WarRoomStepFailed));
    }

    [Fact]
    public async Task Quotes_the_words_of_people_in_name_topic_and_summary()
    {
        await using var world = await ACommunicationsWithAChat.WithADeclaredIncident();

        var room = await world.Room(IsSetUp);

        room.Name.Should().EndWith("-checkout-down-channel-here");
        room.Topic.Should().NotContain("channel");
        (await world.Messages()).Should().ContainSingle(m => m.Text.Contains("What: Checkout down: ‹!channel› ＠here", StringComparison.Ordinal));
        world.Chat.Of(world.Incident).Should().NotContain(d => d.Contains('<') || d.Contains('@'));
    }

    [Fact]
    public async Task Stands_without_its_bridge_which_is_tried_until_it_is_there()
    {
        await using var world = await ACommunicationsWithAChat.WithADeclaredIncident(
            chat => chat.Failing["bridge"] = new OutsideException("the bridge answers 503"));

        var room = await world.Room(r => r.Steps!.Where(s => s.Name != "bridge").All(s => s.State == "done") && Bridge(r).Failures >= 3);
        Bridge(room).Should().BeEquivalentTo(new { State = "failing", Why = "the bridge answers 503" });
        Bridge(room).FailingSince.Should().NotBeNull();
        (await world.Messages()).Should().Contain(m => m.Text.EndsWith("Bridge: not open yet", StringComparison.Ordinal));
        var reported = await Reported<WarRoomStepFailed>(world);
        reported.Should().Be(new WarRoomStepFailed("bridge", 3, "the bridge answers 503"));

        world.Chat.Failing.Clear();
        (await world.Post("steps/bridge/retry")).EnsureSuccessStatusCode();

        room = await world.Room(IsSetUp);
        room.BridgeUrl.Should().Be("https://meet.example.org/1");
        Bridge(room).FailingSince.Should().BeNull();
        await Eventually.Is(() => Task.FromResult(world.Chat.Of(world.Incident)), done => done.Contains("say The bridge is open: https://meet.example.org/1"));
        world.Reported.Values.Should().ContainSingle(r => r.Type == nameof(WarRoomStepFailed));
    }

    [Fact]
    public async Task Has_its_bridge_while_the_chat_is_away_and_opens_by_itself_afterwards()
    {
        await using var world = await ACommunicationsWithAChat.WithADeclaredIncident(chat => chat.Failing["open"] = new HttpRequestException("https://secret.example.org"));

        var room = await world.Room(r => r.BridgeUrl is not null && r.Steps!.Single(s => s.Name == "channel").Failures > 0);
        room.Steps!.Single(s => s.Name == "channel").Why.Should().Be(nameof(HttpRequestException), "what is not meant to be shown is not");
        room.Steps!.Single(s => s.Name == "topic").State.Should().Be("waiting");
        using var early = await world.Post("steps/topic/retry");
        early.StatusCode.Should().Be(HttpStatusCode.Conflict);
        world.Chat.Failing.Clear();

        room = await world.Room(IsSetUp);
        (await world.Messages()).Should().Contain(m => m.Text.EndsWith("Bridge: https://meet.example.org/1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Follows_the_incident()
    {
        await using var world = await ACommunicationsWithAChat.WithADeclaredIncident();
        await world.Room(IsSetUp);

        await world.Happens(
            new RoleAssigned(Roles.Commander, "grace", "assigned", true),
            s => s with { Severity = "P2", Roles = new Dictionary<string, string> { [Roles.Commander] = "grace" } });

        var room = await world.Room(r => IsSetUp(r) && r.Topic == "INC-2026-0042 · P2 · declared · commander grace");
        room.Participants.Should().BeEquivalentTo(new[] { new { Person = "ada", Access = "reader" }, new { Person = "grace", Access = "member" } });
        await Eventually.Is(() => Task.FromResult(world.Chat.Of(world.Incident)), done => done.Contains("invite grace") && done.Contains("invite technical grace"));
    }

    [Fact]
    public async Task Becomes_private_under_the_number_with_the_incident()
    {
        await using var world = await ACommunicationsWithAChat.WithADeclaredIncident();
        var open = await world.Room(IsSetUp);

        await world.Happens(
            new SecurityDesignated("A breach", ["ada"]), s => s with { Title = null, Services = [], Access = new IncidentAccess(Restricted: true, ["ada"]) });

        var name = open.Name.Replace("checkout-down-channel-here", "inc-2026-0042-restricted", StringComparison.Ordinal);
        await Eventually.Is(
            () => Task.FromResult(world.Chat.Of(world.Incident)),
            done => done.Contains($"private {name}") && done.Contains($"private technical {name}-tech") && done.Contains("topic INC-2026-0042 · P1 · declared · commander ada · restricted"));
    }

    [Fact]
    public async Task Answers_code_with_a_pointer_and_keeps_it()
    {
        await using var world = await ACommunicationsWithAChat.WithADeclaredIncident();
        await world.Room(IsSetUp);

        (await world.Post("messages", new { text = "```\nselect 1\n```" })).EnsureSuccessStatusCode();
        (await world.Post("messages", new { text = "```\nselect 2\n```", room = "technical" })).EnsureSuccessStatusCode();

        var room = await world.Room(r => r.TechnicalBlocks > 0);
        room.TechnicalBlocks.Should().Be(1);
        var messages = await world.Messages();
        messages[^2].Text.Should().Be("```\nselect 1\n```");
        messages[^1].Should().BeEquivalentTo(new { AnswerTo = messages[^2].Id, Author = "communications" });
        messages[^1].Text.Should().Contain(room.Technical!.Url);
        (await world.Messages("technical")).Should().ContainSingle(m => m.Text.Contains("select 2", StringComparison.Ordinal));
        await Eventually.Is(() => Task.FromResult(world.Chat.Of(world.Incident)), done =>
            done.Contains("say ada: ```\nselect 1\n```") && done.Contains("say technical ada: ```\nselect 2\n```") && done.Contains($"say {messages[^1].Text}"));
    }

    [Fact]
    public async Task Reports_what_is_marked_once_in_the_name_of_who_said_it()
    {
        await using var world = await ACommunicationsWithAChat.WithADeclaredIncident(mode: Modes.Drill);
        await world.Room(IsSetUp);
        using var said = await world.Post("messages", new { text = "db-7 has no connections left." }, "grace");
        var location = (await said.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<CommandAnswer>(Wire.Json))!.Location!;
        var message = (await world.Messages()).Single(m => location.EndsWith($"{m.Id}", StringComparison.Ordinal));

        using var refused = await world.Post($"messages/{message.Id}/mark", new { mark = "finding" }, "mallory");
        refused.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        for (var i = 0; i < 3; i++)
            (await world.Post($"messages/{message.Id}/mark", new { mark = "finding" })).EnsureSuccessStatusCode();
        (await world.Post("messages", new { text = "We roll back.", mark = "decision" })).EnsureSuccessStatusCode();

        (await Reported<DecisionTaken>(world)).Text.Should().Be("We roll back.");
        var finding = world.Reported.Values.Should().ContainSingle(r => r.Type == nameof(FindingRecorded)).Subject;
        finding.Actor.Should().Be(new FactActor("person", "grace"));
        finding.OccurredAt.Should().Be(message.At);
        finding.As<FindingRecorded>().Text.Should().Be("db-7 has no connections left.");
        (await world.Messages()).Single(m => m.Id == message.Id).Mark.Should().Be("finding");
    }

    private static bool IsSetUp(Client.Communications.WarRoom room) => room.Steps is { Count: > 0 } steps && steps.All(s => s.State == "done");

    private static Client.Communications.WarRoomStep Bridge(Client.Communications.WarRoom room) => room.Steps!.Single(s => s.Name == "bridge");

    private static IReadOnlyList<string> Done(ACommunicationsWithAChat world) => world.Chat.Of(world.Incident);

    private static async Task<T> Reported<T>(ACommunicationsWithAChat world) => (await Eventually.Is(
        () => Task.FromResult(world.Reported.Values.FirstOrDefault(r => r.Type == typeof(T).Name)), found => found is not null))!.As<T>();
}
