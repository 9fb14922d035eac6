using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Kernel;
using IncidentPlatform.Testing;
using static IncidentPlatform.Communications.Tests.Domain.Telling;

namespace IncidentPlatform.Communications.Tests.Domain;

public class The_war_room
{
    private readonly AnIncident incident = new();
    private readonly Specification<Conversation> story = Story();

    public The_war_room() => story.Hears(incident.IsDeclared());

    private WarRoom Room => story.State!.Room!;

    [Fact]
    public void People_write_in_it()
    {
        story.OpensRoom();
        story.Says("ada", "Rolled back.\u0000").Then<WarRoomMessagePosted>(m => m.Text.Should().Be("Rolled back."));
    }

    [Fact]
    public void The_same_message_twice_is_one_message()
    {
        story.OpensRoom();
        var id = Guid.CreateVersion7();
        story.Says("ada", "Rolled back.", id).Says("ada", "Rolled back.", id).ThenNothing();
    }

    [Fact]
    public void Nobody_writes_before_it_is_open() => story.Says("ada", "Hello?").ThenRefused("war-room-not-open");

    [Fact]
    public void An_empty_message_is_refused()
    {
        story.OpensRoom();
        story.Says("ada", "\n \n").ThenRefused("text-invalid");
    }

    [Theory]
    [InlineData("Zahlungen überlastet — Kasse fällt aus!", "incident-2026-03-02-zahlungen-uberlastet-kasse-fallt-aus")]
    [InlineData("決済が停止", "incident-2026-03-02-inc-2026-0001")]
    [InlineData("../../etc; rm -rf /", "incident-2026-03-02-etc-rm-rf")]
    [InlineData("<!channel> [pay](https://x.example) <script>", "incident-2026-03-02-channel-pay-https-x-example-script")]
    [InlineData("=HYPERLINK(\"x\"),@here", "incident-2026-03-02-hyperlink-x-here")]
    public void Its_name_is_plain_ascii(string title, string name) => RoomName.Of(incident.Situation, title).Should().Be(name);

    [Fact]
    public void A_long_title_gives_a_name_of_at_most_80_characters_that_ends_at_a_word() =>
        RoomName.Of(incident.Situation, string.Concat(Enumerable.Repeat("payments are down ", 20)))
            .Should().Be("incident-2026-03-02-payments-are-down-payments-are-down-payments-are-down");

    [Fact]
    public void The_name_of_the_technical_room_fits_too() =>
        RoomName.Technical(RoomName.Of(incident.Situation, new string('a', 200))).Should().HaveLength(80).And.EndWith("-tech");

    [Fact]
    public void Whoever_takes_a_role_is_invited()
    {
        story.SetsUp();

        story.Hears(incident.HasARoleTaken("engineering-lead", "grace"));

        Room.Participants.Should().BeEquivalentTo([new Participant("ada", "commander") { Added = true }, new Participant("grace", "engineering-lead")]);
        Room.Step(RoomStep.Invitations)!.DoneAt.Should().BeNull("there is somebody to let in");
    }

    [Fact]
    public void Whoever_is_relieved_stays_as_a_reader_and_comes_back_as_a_member()
    {
        story.SetsUp();

        story.Hears(incident.HasARoleTaken("commander", "grace"));
        Room.Participants.Single(p => p.Person == "ada").Access.Should().Be(RoomAccess.Reader);

        story.Hears(incident.HasARoleTaken("support-lead", "ada"));
        Room.Participants.Single(p => p.Person == "ada").Should().BeEquivalentTo(new { Role = "support-lead", Access = RoomAccess.Member });
    }

    [Fact]
    public void A_reader_writes_on_where_everybody_may_read()
    {
        story.SetsUp().Hears(incident.HasARoleTaken("commander", "grace"));

        story.Says("ada", "It was db-7 last time.").Then<WarRoomMessagePosted>(_ => { });
        story.Says("mallory", "I see it too.").Then<WarRoomMessagePosted>(_ => { });
    }

    [Fact]
    public void A_reader_does_not_write_in_a_restricted_room()
    {
        story.SetsUp().Hears(incident.With(s => s with { Restricted = true }).HasARoleTaken("commander", "grace"));

        story.Says("ada", "It was db-7 last time.").ThenRefused("reads-only");
        story.Says("grace", "Noted.").Then<WarRoomMessagePosted>(_ => { });
    }

    [Fact]
    public void Its_name_is_the_number_from_the_start_where_the_incident_is_restricted()
    {
        var secret = new AnIncident().With(s => s with { Restricted = true });
        var told = Story().Hears(secret.IsDeclared());

        told.State!.Room!.Name.Should().Be("incident-2026-03-02-inc-2026-0001-restricted");
    }

    [Fact]
    public void It_loses_its_telling_name_and_is_made_private_where_the_incident_becomes_restricted()
    {
        story.SetsUp();

        story.Hears(incident.With(s => s with { Restricted = true }).GetsANote());

        Room.Name.Should().Be("incident-2026-03-02-inc-2026-0001-restricted");
        Room.TechnicalName().Should().Be("incident-2026-03-02-inc-2026-0001-restricted-tech");
        Room.Step(RoomStep.Privacy).Should().NotBeNull();
        story.Does(RoomStep.Privacy, new RoomsMadePrivate("https://rooms.example.org/2", "r2", "https://rooms.example.org/3", "r3"));
        Room.Should().BeEquivalentTo(new { Private = true, RoomId = "r2" });
        Room.Technical!.Should().BeEquivalentTo(new { Private = true, RoomId = "r3" });
        story.Hears(incident.GetsANote()).ThenNothing();
    }

    [Fact]
    public void A_technical_room_that_opened_while_the_incident_became_restricted_is_made_private_too()
    {
        story.OpensRoom().Hears(incident.With(s => s with { Restricted = true }).GetsANote());
        story.Does(RoomStep.Privacy, new RoomsMadePrivate("https://rooms.example.org/2", "r2", null, null));

        story.Does(RoomStep.TechnicalRoom, new TechnicalRoomOpened("https://rooms.example.org/3", "r3", Private: false));

        Room.Step(RoomStep.Privacy).Should().BeEquivalentTo(new { Round = 2, DoneAt = (DateTimeOffset?)null });
    }

    [Fact]
    public void A_room_that_was_opened_in_one_go_is_open_and_gets_what_it_lacks()
    {
        var older = Story().Given(
            story.Recorded[0].Data,
            new WarRoomPlanned("incident-2026-03-02-payments", ["Updates only."]),
            new ResponderInvited("ada", "commander"),
            new WarRoomOpened("incident-2026-03-02-payments", "https://rooms.example.org/1", "https://meet.example.org/1", ["ada"]),
            new WarRoomMessagePosted(Guid.CreateVersion7(), "Updates only.", Pinned: true));

        older.State!.Room!.Should().BeEquivalentTo(new { Url = "https://rooms.example.org/1", BridgeUrl = "https://meet.example.org/1", Steps = (StepProgress[])[] });
        older.Hears(incident.HasARoleTaken("engineering-lead", "grace"));
        older.State.Room!.Steps.Select(s => s.Step).Should().Equal(RoomStep.Topic, RoomStep.Invitations, RoomStep.TechnicalRoom);
        older.Says("ada", "Still here.").Then<WarRoomMessagePosted>(_ => { });
    }

    [Fact]
    public void An_update_for_responders_stands_in_it()
    {
        story.SetsUp();
        var update = Guid.CreateVersion7();
        story.When((c, _) => Writing.Write(c, update, Audience.Internal, UpdateKind.Progress, new Text("Status", "We roll back."), [], []));
        story.Approves("ada", update).Sends("ada", update, []).Finishes(update, Channel.WarRoom);

        Room.Messages[^1].Should().BeEquivalentTo(new { Id = update, Text = "Status\n\nWe roll back.", AuthorKind = ActorKind.Service });
    }
}
