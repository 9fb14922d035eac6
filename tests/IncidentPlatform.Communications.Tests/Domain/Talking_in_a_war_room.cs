using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Kernel;
using IncidentPlatform.Testing;
using static IncidentPlatform.Communications.Tests.Domain.Telling;

namespace IncidentPlatform.Communications.Tests.Domain;

public class Talking_in_a_war_room
{
    private const string Block = "It says:\n```\nselect 1\n```";
    private readonly AnIncident incident = new();
    private readonly Specification<Conversation> story = Story();

    public Talking_in_a_war_room() => story.Hears(incident.IsDeclared()).SetsUp();

    private WarRoom Room => story.State!.Room!;

    [Fact]
    public void Code_is_kept_and_answered_with_a_pointer_to_the_technical_room()
    {
        var id = Guid.CreateVersion7();
        story.Says("ada", Block, id);

        story.Outcome.Facts[1].Actor.Should().Be(Actor.Service("communications"));
        Room.Messages[^2].Text.Should().Be(Block);
        Room.Messages[^1].Should().BeEquivalentTo(new { AnswerTo = id, AuthorKind = ActorKind.Service });
        Room.Messages[^1].Text.Should().Contain("https://rooms.example.org/1/tech");
        RoomTalk.TechnicalBlocks(Room).Should().Be(1);
    }

    [Fact]
    public void It_is_answered_once()
    {
        var id = Guid.CreateVersion7();
        story.Says("ada", Block, id).Says("ada", Block, id).ThenNothing();
        RoomTalk.TechnicalBlocks(Room).Should().Be(1);
    }

    [Fact]
    public void In_the_technical_room_it_belongs()
    {
        story.When((c, now) => RoomTalk.Post(c, Guid.CreateVersion7(), Block, Actor.Person("ada"), now, RoomKind.Technical))
            .Then<WarRoomMessagePosted>(m => m.Room.Should().Be(RoomKind.Technical));
        RoomTalk.TechnicalBlocks(Room).Should().Be(0);
    }

    [Fact]
    public void Nobody_writes_in_the_technical_room_before_it_is_open()
    {
        var early = Story().Hears(new AnIncident().IsDeclared()).OpensRoom();
        early.When((c, now) => RoomTalk.Post(c, Guid.CreateVersion7(), "x", Actor.Person("ada"), now, RoomKind.Technical)).ThenRefused("technical-room-not-open");
    }

    [Theory]
    [InlineData("```\nx\n```", true)]
    [InlineData("look\n~~~ sql\nselect 1", true)]
    [InlineData("use `kubectl` with ``` in the middle", false)]
    [InlineData("2026-03-02T02:14:00Z a\n2026-03-02 02:14:01 b\n02:14:02 c\nERROR d", true)]
    [InlineData("2026-03-02T02:14:00Z a\n2026-03-02 02:14:01 b\n02:14:02 c", false)]
    [InlineData("Mar  2 02:14:00 db-7 a\nMar  2 02:14:01 db-7 b\n[warn] c\n[ERROR] d\n", true)]
    [InlineData("java.lang.IllegalStateException: x\n at com.example.A.b(A.java:1)\n at com.example.A.c(A.java:2)\nCaused by: y", true)]
    [InlineData("Traceback (most recent call last):\n  File \"a.py\", line 1\n  File \"b.py\", line 2\nValueError: x", true)]
    [InlineData("02:14 alarm\n02:20 rolled back\n02:25 errors fall\n02:30 stable", false)]
    [InlineData("- we looked at db-7\n- at noon it was fine\n- at one it was not\n- Info: none", false)]
    public void Code_and_logs_are_told_from_prose(string text, bool areIn) => TechnicalBlocks.AreIn(text).Should().Be(areIn);

    [Fact]
    public void What_is_marked_as_it_is_said_is_recorded_in_its_authors_name()
    {
        story.By("grace").When((c, now) => RoomTalk.Post(c, Guid.CreateVersion7(), "We roll back.", Actor.Person("grace"), now, mark: Mark.Decision));

        story.Recorded[^1].Should().BeEquivalentTo(new { Actor = Actor.Person("grace"), OccurredAt = story.Now, Data = new { As = Mark.Decision, Text = "We roll back.", MarkedBy = "grace" } });
        Room.Messages[^1].Mark.Should().Be(Mark.Decision);
    }

    [Fact]
    public void It_can_be_marked_later_by_its_author_or_a_role_holder_and_stands_as_it_was_said()
    {
        var id = Guid.CreateVersion7();
        story.Says("grace", "db-7 has no connections left.", id);
        var saidAt = story.Now;
        story.After(TimeSpan.FromMinutes(5)).By("ada").When((c, _) => RoomTalk.MarkAs(c, id, Mark.Finding, Actor.Person("ada")))
            .Then<WarRoomMessageMarked>(m => m.Should().Be(new WarRoomMessageMarked(id, Mark.Finding, "db-7 has no connections left.", "ada")));
        story.Recorded[^1].Should().BeEquivalentTo(new { Actor = Actor.Person("grace"), OccurredAt = saidAt });
        story.When((c, _) => RoomTalk.MarkAs(c, id, Mark.Finding, Actor.Person("grace"))).ThenNothing();
        story.When((c, _) => RoomTalk.MarkAs(c, id, Mark.Decision, Actor.Person("grace"))).ThenRefused("marked-already");
    }

    [Fact]
    public void Others_do_not_mark_it()
    {
        var id = Guid.CreateVersion7();
        story.Says("grace", "We roll back.", id);
        story.When((c, _) => RoomTalk.MarkAs(c, id, Mark.Decision, Actor.Person("mallory"))).ThenRefused("not-yours-to-mark");
        story.When((c, _) => RoomTalk.MarkAs(c, id, Mark.Decision, Actor.Service("ada"))).ThenRefused("not-yours-to-mark");
        story.When((c, _) => RoomTalk.MarkAs(c, Guid.CreateVersion7(), Mark.Decision, Actor.Person("ada"))).ThenRefused("message-unknown");
    }

    [Fact]
    public void Only_what_a_person_said_is_marked()
    {
        story.When((c, _) => RoomTalk.MarkAs(c, Room.Messages[0].Id, Mark.Decision, Actor.Person("ada"))).ThenRefused("nobody-said-it");
        story.When((c, now) => RoomTalk.Post(c, Guid.CreateVersion7(), "x", Actor.Service("robot"), now, mark: Mark.Decision)).ThenRefused("nobody-said-it");
    }
}
