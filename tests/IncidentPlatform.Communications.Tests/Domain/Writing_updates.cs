using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Testing;
using static IncidentPlatform.Communications.Tests.Domain.Telling;

namespace IncidentPlatform.Communications.Tests.Domain;

public class Writing_updates
{
    private static readonly Guid Mine = Guid.CreateVersion7();
    private readonly AnIncident incident = new();
    private readonly Specification<Conversation> story = Story();

    public Writing_updates() => story.Hears(incident.IsDeclared());

    [Fact]
    public void A_persons_text_takes_the_place_of_the_draft_nobody_touched()
    {
        var draft = story.Draft(Audience.Customers);

        Write(new Text("Payments", "We are on it."));

        story.State!.Update(draft.Id)!.Stage.Should().Be(UpdateStage.Superseded);
        story.Draft(Audience.Customers).Id.Should().Be(Mine);
        story.Draft(Audience.Customers).Status.Should().Be(PublicStatus.Investigating);
    }

    [Fact]
    public void Writing_the_same_update_again_records_nothing_more()
    {
        Write(new Text("Payments", "We are on it."));
        Write(new Text("Payments", "We are on it."));

        story.ThenNothing();
    }

    [Fact]
    public void A_second_text_beside_a_persons_own_is_refused()
    {
        Write(new Text("Payments", "We are on it."));
        story.When((c, _) => Writing.Write(
            c, Guid.CreateVersion7(), Audience.Customers, UpdateKind.FirstNotice, new Text("Payments", "Me too."), []));

        story.ThenRefused("update-open-already");
    }

    [Fact]
    public void An_empty_text_is_refused()
    {
        Write(new Text("Payments", " \n\t "));

        story.ThenRefused("text-invalid");
    }

    [Fact]
    public void A_text_too_long_is_refused()
    {
        Write(new Text(new string('x', Text.LongestSubject + 1), "We are on it."));

        story.ThenRefused("text-invalid");
    }

    [Fact]
    public void Control_characters_and_line_breaks_in_the_subject_are_gone()
    {
        Write(new Text("Payments\r\nBcc: everyone@example.org\u0007\u202E", "One.\r\n\r\n\r\n\r\nTwo.\u0000"));

        story.Draft(Audience.Customers).Text.Should().Be(new Text("Payments Bcc: everyone@example.org", "One.\n\nTwo."));
    }

    [Fact]
    public void A_text_may_state_what_is_known()
    {
        story.Hears(incident.IsAssessed("Payments fail"))
            .When((c, _) => Writing.Write(
                c, Mine, Audience.Customers, UpdateKind.FirstNotice, new Text("Payments", "Payments fail."), [Subject.Symptoms]));

        story.Draft(Audience.Customers).States.Should().ContainSingle(s => s.About == Subject.Symptoms);
    }

    [Fact]
    public void A_text_cannot_state_what_nobody_knows()
    {
        story.When((c, _) => Writing.Write(
            c, Mine, Audience.Customers, UpdateKind.FirstNotice, new Text("Payments", "Done at noon."), [Subject.Eta]));

        story.ThenRefused("nothing-known");
    }

    [Fact]
    public void What_was_sent_cannot_be_changed()
    {
        var draft = story.Draft(Audience.Customers);
        story.Tells(Audience.Customers).When((c, _) => Writing.Edit(c, draft.Id, new Text("Never", "Mind."), null));

        story.ThenRefused("update-not-open");
    }

    [Fact]
    public void Changing_nothing_records_nothing()
    {
        var draft = story.Draft(Audience.Customers);

        story.When((c, _) => Writing.Edit(c, draft.Id, draft.Text, null)).ThenNothing();
    }

    private void Write(Text text) =>
        story.When((c, _) => Writing.Write(c, Mine, Audience.Customers, UpdateKind.FirstNotice, text, []));
}
