using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class Assigning_work
{
    private static readonly Guid One = Guid.Parse("018f3a00-0000-7000-8000-00000000a001");
    private static readonly Guid Two = Guid.Parse("018f3a00-0000-7000-8000-00000000a002");
    private static readonly Guid Three = Guid.Parse("018f3a00-0000-7000-8000-00000000a003");

    [Fact]
    public void Goes_to_a_person_or_a_team()
    {
        var story = ThreePieces();

        story.State!.Work.Select(w => (w.Id, w.Kind, w.Assignee)).Should().Equal(
            (One, AssigneeKind.Person, Linus), (Two, AssigneeKind.Team, "database"), (Three, AssigneeKind.Team, "network"));
        ADeclaredIncident().When((i, _) => WorkItems.Assign(i!, new WorkAssigned(One, "", AssigneeKind.Person, Linus))).ThenRefused("text-missing");
        ADeclaredIncident().When((i, _) => WorkItems.Assign(i!, new WorkAssigned(One, "Look", AssigneeKind.Person, ""))).ThenRefused("text-missing");
        AClosedIncident().When((i, _) => WorkItems.Assign(i!, new WorkAssigned(One, "Look", AssigneeKind.Person, Linus))).ThenRefused("incident-over");
    }

    [Fact]
    public void Anew_names_who_had_it_before_and_keeps_its_place()
    {
        var story = ThreePieces()
            .When((i, _) => WorkItems.Reassign(i!, One, AssigneeKind.Team, "network"))
            .Then(new WorkAssigned(One, "Read the logs", AssigneeKind.Team, "network", Replaces: Linus));

        story.State!.Work[0].Assignee.Should().Be("network");
        story.When((i, _) => WorkItems.Reassign(i!, One, AssigneeKind.Team, "network")).ThenNothing();
        story.When((i, _) => WorkItems.Reassign(i!, Guid.CreateVersion7(), AssigneeKind.Team, "network")).ThenRefused("work-unknown");
    }

    [Fact]
    public void Is_ordered_by_the_commander_across_teams()
    {
        var story = ThreePieces()
            .When((i, _) => WorkItems.Order(i!, [Three], Actor.Person(Ada)))
            .Then(new WorkOrdered([Three, One, Two]));

        story.State!.Work.Select(w => w.Id).Should().Equal(Three, One, Two);
        story.When((i, _) => WorkItems.Order(i!, [Three, One], Actor.Person(Ada))).ThenNothing();
        story.When((i, _) => WorkItems.Order(i!, [Two], Actor.Person(Grace))).ThenRefused("only-commander");
        story.When((i, _) => WorkItems.Order(i!, [Guid.CreateVersion7()], Actor.Person(Ada))).ThenRefused("work-unknown");
    }

    [Fact]
    public void Ends_when_it_is_reported_done()
    {
        var story = ThreePieces()
            .When((i, now) => WorkItems.Complete(i!, One, "No errors before 02:00", null, now))
            .Then(new WorkDone(One, "No errors before 02:00"));

        story.State!.Work.Select(w => w.Id).Should().Equal(Two, Three, One);
        story.When((i, now) => WorkItems.Complete(i!, One, null, null, now)).ThenNothing();
        story.When((i, _) => WorkItems.Reassign(i!, One, AssigneeKind.Team, "network")).ThenRefused("work-done");
    }

    [Fact]
    public void Stays_within_bounds_however_much_there_is()
    {
        var story = ACommandedIncident();
        for (var n = 0; n < 350; n++)
        {
            var id = Guid.CreateVersion7();
            story.Given(new WorkAssigned(id, "Look", AssigneeKind.Person, Linus), new WorkDone(id));
        }

        story.State!.Work.Should().HaveCount(100);
        for (var n = 0; n < WorkItems.MostOpen; n++)
        {
            story.Given(new WorkAssigned(Guid.CreateVersion7(), "Look", AssigneeKind.Person, Linus));
        }

        story.When((i, _) => WorkItems.Assign(i!, new WorkAssigned(One, "Look", AssigneeKind.Person, Linus))).ThenRefused("too-much-work");
    }

    [Fact]
    public void Tells_the_commander_how_things_stand()
    {
        ALedIncident().When((i, now) => WorkItems.GiveStatus(i!, "The replica lags", null, now)).Then(new TechnicalStatusGiven(Ada, "The replica lags"));
        ALedIncident().When((i, now) => WorkItems.GiveStatus(i!, " ", null, now)).ThenRefused("text-missing");
    }

    private static IncidentPlatform.Testing.Specification<Incident> ThreePieces() => ACommandedIncident()
        .When((i, _) => WorkItems.Assign(i!, new WorkAssigned(One, "Read the logs", AssigneeKind.Person, Linus)))
        .When((i, _) => WorkItems.Assign(i!, new WorkAssigned(Two, "Check the replica", AssigneeKind.Team, "database")))
        .When((i, _) => WorkItems.Assign(i!, new WorkAssigned(Three, "Trace the route", AssigneeKind.Team, "network")));
}
