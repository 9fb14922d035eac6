using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Kernel;
using IncidentPlatform.Testing;
using static IncidentPlatform.Communications.Tests.Domain.Telling;

namespace IncidentPlatform.Communications.Tests.Domain;

public class Approving_updates
{
    private readonly AnIncident incident = new();
    private readonly Specification<Conversation> story = Story();
    private readonly Update draft;

    public Approving_updates()
    {
        story.Hears(incident.IsDeclared());
        draft = story.Draft(Audience.Customers);
    }

    [Fact]
    public void The_commander_approves_until_there_is_a_communications_lead() => story
        .Approves("ada", draft.Id, draft.Text.Hash())
        .Then(new UpdateApproved(draft.Id, Audience.Customers, UpdateKind.FirstNotice, draft.Text.Hash()));

    [Fact]
    public void The_communications_lead_approves_once_there_is_one() => story
        .Hears(incident.HasARoleTaken("communications-lead", "katherine"))
        .Approves("katherine", draft.Id)
        .Then<UpdateApproved>();

    [Fact]
    public void The_commander_does_not_approve_beside_a_communications_lead() => story
        .Hears(incident.HasARoleTaken("communications-lead", "katherine"))
        .Approves("ada", draft.Id)
        .ThenRefused("not-the-speaker");

    [Fact]
    public void Nobody_else_approves() => story.Approves("mallory", draft.Id).ThenRefused("not-the-speaker");

    [Fact]
    public void Another_text_than_the_one_that_was_read_is_not_approved() => story
        .Hears(incident.IsAssessed("Payments fail"))
        .Approves("ada", draft.Id, draft.Text.Hash())
        .ThenRefused("text-changed");

    [Fact]
    public void Approving_twice_records_nothing_more() => story.Approves("ada", draft.Id).Approves("ada", draft.Id).ThenNothing();

    [Fact]
    public void What_was_approved_is_not_rewritten_by_newer_facts()
    {
        story.Approves("ada", draft.Id).Hears(incident.IsAssessed("Payments fail"));

        story.Draft(Audience.Customers).Text.Should().Be(draft.Text);
    }

    [Fact]
    public void A_change_after_the_approval_needs_another_approval()
    {
        story.Approves("ada", draft.Id)
            .When((c, _) => Writing.Edit(c, draft.Id, new Text("Payments", "Better words."), null))
            .Then<UpdateEdited>();

        story.State!.Update(draft.Id)!.Stage.Should().Be(UpdateStage.Draft);
        story.Sends("ada", draft.Id, []).ThenRefused("not-approved");
    }

    [Fact]
    public void A_text_that_says_what_does_not_hold_is_not_approved() => story
        .When((c, _) => Writing.Edit(c, draft.Id, new Text("Payments", "We are investigating."), null))
        .Hears(incident.HasAFixDeployed())
        .Approves("ada", draft.Id)
        .ThenRefused("no-longer-true");

    [Fact]
    public void A_superseded_draft_is_not_approved() => story
        .Hears(incident.HasAFixDeployed())
        .Approves("ada", draft.Id)
        .ThenRefused("update-not-open");

    [Fact]
    public void An_unknown_update_is_not_approved() => story.Approves("ada", Guid.CreateVersion7()).ThenRefused("update-unknown");

    [Fact]
    public void A_lead_assigned_a_moment_ago_is_heard_of_at_the_approval() => story
        .Approves("ada", draft.Id, read: [incident.HasARoleTaken("communications-lead", "katherine")])
        .ThenRefused("not-the-speaker");

    [Fact]
    public void Nothing_is_approved_while_the_incident_cannot_be_read() => story
        .When((c, now) => Approval.Approve(c, draft.Id, Actor.Person("ada"), null, read: null, Shipped, now))
        .ThenRefused("incident-not-readable");
}
