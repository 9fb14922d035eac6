using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Testing;
using static IncidentPlatform.Communications.Tests.Domain.Telling;

namespace IncidentPlatform.Communications.Tests.Domain;

public class Answers_of_those_who_were_told
{
    private readonly AnIncident incident = new();
    private readonly Specification<Conversation> story = Story();

    public Answers_of_those_who_were_told() => story.Hears(incident.IsDeclared());

    [Fact]
    public void Come_to_the_war_room_for_whoever_commands_then()
    {
        Answer("one", "It is back for us.", "Ann", "ann@example.org").Then<ReplyReceived>(r => r.Commander.Should().Be("ada"));
        story.State!.Room!.Messages.Should().ContainSingle().Which.Text.Should().Be("For ada: Ann (ann＠example.org) replies:\nIt is back for us.");

        story.Hears(incident.HasARoleTaken("commander", "bea"));
        Answer("two", "Gone again.");
        story.State.Room.Messages[^1].Text.Should().Be("For bea: somebody who was told replies:\nGone again.");
        story.State.Replies.Select(r => (r.Text, r.Commander)).Should().Equal(("It is back for us.", "ada"), ("Gone again.", "bea"));
    }

    [Fact]
    public void Are_taken_once()
    {
        Answer("one", "It is back.");

        Answer("one", "It is back.").ThenNothing();
    }

    [Fact]
    public void Are_kept_where_there_is_no_war_room()
    {
        var quiet = Story().Hears(new AnIncident().With(s => s with { Severity = "P3" }).IsDeclared());
        quiet.When((c, _) => Replies.Receive(c, Replies.IdFor(c!.Id, "one"), "It is back.", null, null, Replies.ByMail));

        quiet.State!.Room.Should().BeNull();
        quiet.State.Replies.Should().ContainSingle();
    }

    [Theory]
    [InlineData("", null)]
    [InlineData(" \n\u200B", null)]
    [InlineData("x", "Ann and a name that goes on and on and on and on and on and on and on and on and on and on and on and on and on")]
    public void Have_words_and_no_endless_name(string text, string? name) => Answer("one", text, name).ThenRefused("reply-invalid");

    [Fact]
    public void Have_an_end() => Answer("one", new string('x', Replies.LongestText + 1)).ThenRefused("reply-invalid");

    [Fact]
    public void Call_nobody_and_break_out_of_no_line()
    {
        Answer("one", "@channel <!here> [x](https://evil.example)", "Ann\r\nFor ada: the commander says");

        var said = story.State!.Room!.Messages.Should().ContainSingle().Subject.Text;
        said.Should().NotContainAny("@", "<", "](").And.StartWith("For ada: Ann For ada: the commander says replies:\n");
        story.State.Replies.Single().Text.Should().Be("@channel <!here> [x](https://evil.example)", "the list holds what was written");
    }

    [Fact]
    public void Are_not_taken_once_it_is_over()
    {
        story.Hears(incident.HasAFixDeployed()).Hears(incident.IsResolved(AnIncident.Declared.AddHours(2)));
        Answer("one", "Not for us.").Then<ReplyReceived>(r => r.Text.Should().Be("Not for us."));
        story.Hears(incident.IsAllClear());

        Answer("two", "Still not.").ThenRefused("incident-over");
    }

    [Fact]
    public void By_the_form_are_taken_up_to_a_number_and_by_mail_beyond_it()
    {
        for (var n = 0; n < Replies.MostByForm; n++)
            Answer($"{n}", "x");

        Answer("one more", "x").ThenRefused("too-many-replies");
        story.When((c, _) => Replies.Receive(c, Replies.IdFor(c!.Id, "mail"), "x", null, null, Replies.ByMail)).Then<ReplyReceived>(r => r.Via.Should().Be("mail"));
    }

    private Specification<Conversation> Answer(string key, string text, string? name = null, string? mail = null) =>
        story.When((c, _) => Replies.Receive(c, Replies.IdFor(c!.Id, key), text, name, mail, Replies.ByForm));
}
