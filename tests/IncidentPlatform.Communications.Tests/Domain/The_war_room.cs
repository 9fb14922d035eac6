using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Testing;
using static IncidentPlatform.Communications.Tests.Domain.Telling;

namespace IncidentPlatform.Communications.Tests.Domain;

public class The_war_room
{
    private readonly AnIncident incident = new();
    private readonly Specification<Conversation> story = Story();

    public The_war_room() => story.Hears(incident.IsDeclared());

    [Fact]
    public void It_opens_with_its_rules_pinned_and_role_holders_invited()
    {
        Open();

        story.Then<WarRoomOpened>(o => o.Invited.Should().Equal("ada"));
        story.State!.Room!.Messages.Should().HaveCount(3).And.OnlyContain(m => m.Pinned);
        story.State.Room.Messages[1].Text.Should().Contain("No debugging");
    }

    [Fact]
    public void It_opens_once()
    {
        Open();
        Open();

        story.ThenNothing();
    }

    [Fact]
    public void People_write_in_it()
    {
        Open();
        story.When((c, _) => WarRooms.Post(c, Guid.CreateVersion7(), "Rolled back.\u0000")).Then<WarRoomMessagePosted>(m =>
            m.Text.Should().Be("Rolled back."));
    }

    [Fact]
    public void The_same_message_twice_is_one_message()
    {
        Open();
        var id = Guid.CreateVersion7();
        story.When((c, _) => WarRooms.Post(c, id, "Rolled back.")).When((c, _) => WarRooms.Post(c, id, "Rolled back.")).ThenNothing();
    }

    [Fact]
    public void Nobody_writes_before_it_is_open() =>
        story.When((c, _) => WarRooms.Post(c, Guid.CreateVersion7(), "Hello?")).ThenRefused("war-room-not-open");

    [Fact]
    public void An_empty_message_is_refused()
    {
        Open();
        story.When((c, _) => WarRooms.Post(c, Guid.CreateVersion7(), "\n \n")).ThenRefused("text-invalid");
    }

    [Theory]
    [InlineData("Zahlungen überlastet — Kasse fällt aus!", "incident-2026-03-02-zahlungen-uberlastet-kasse-fallt-aus")]
    [InlineData("決済が停止", "incident-2026-03-02-inc-2026-0001")]
    [InlineData("../../etc; rm -rf /", "incident-2026-03-02-etc-rm-rf")]
    public void Its_name_is_plain_ascii(string title, string name) => RoomName.Of(incident.Situation, title).Should().Be(name);

    [Fact]
    public void A_long_title_gives_a_name_of_at_most_80_characters_that_ends_at_a_word() =>
        RoomName.Of(incident.Situation, string.Concat(Enumerable.Repeat("payments are down ", 20)))
            .Should().Be("incident-2026-03-02-payments-are-down-payments-are-down-payments-are-down");

    private void Open() => story.When((c, _) => WarRooms.Opened(c, "https://rooms.example.org/1", "https://meet.example.org/1"));
}
