using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class Describing_an_incident
{
    [Fact]
    public void Retitling_it_changes_the_title()
    {
        var story = ADeclaredIncident()
            .When((i, _) => Declaration.Retitle(i!, "Card payments fail"))
            .Then(new IncidentRetitled("Card payments fail"));

        story.State!.Title.Should().Be("Card payments fail");
    }

    [Fact]
    public void Retitling_it_the_same_records_nothing() => ADeclaredIncident()
        .When((i, _) => Declaration.Retitle(i!, Declared.Title))
        .ThenNothing();

    [Fact]
    public void A_title_cannot_be_a_novel() => ADeclaredIncident()
        .When((i, _) => Declaration.Retitle(i!, new string('x', Declaration.LongestTitle + 1)))
        .ThenRefused("title-length");

    [Fact]
    public void A_note_is_taken_in_any_status() => AClosedIncident()
        .When((_, now) => Declaration.AddNote("Seen again in the logs", null, now))
        .Then(new NoteAdded("Seen again in the logs"));

    [Fact]
    public void A_note_says_something() => ADeclaredIncident()
        .When((_, now) => Declaration.AddNote("", null, now))
        .ThenRefused("text-missing");

    [Fact]
    public void A_note_can_be_about_the_past_but_not_about_the_future()
    {
        ADeclaredIncident()
            .When((_, now) => Declaration.AddNote("First call from support", now.AddMinutes(-20), now))
            .Recorded[^1].OccurredAt.Should().Be(ADeclaredIncident().Now.AddMinutes(-20));
        ADeclaredIncident()
            .When((_, now) => Declaration.AddNote("Will be fine", now.AddMinutes(1), now))
            .ThenRefused("in-the-future");
    }

    [Fact]
    public void A_correction_says_what_was_wrong_and_why()
    {
        var wrong = Guid.CreateVersion7();
        AClosedIncident()
            .When((_, now) => Declaration.Correct(new FactCorrected(wrong, "Typed the wrong hour", now.AddHours(-3)), new NoteAdded("Deployed"), now))
            .Then<FactCorrected>();
        AClosedIncident()
            .When((_, now) => Declaration.Correct(new FactCorrected(wrong, "Wrong"), new NoteAdded("Deployed"), now))
            .ThenRefused("nothing-corrected");
    }

    [Fact]
    public void A_false_alarm_is_cancelled_by_the_commander() => ADeclaredIncident()
        .When((i, _) => Declaration.Cancel(i!, "The probe was broken", Actor.Person(Ada)))
        .Then(new IncidentCancelled("The probe was broken"));

    [Fact]
    public void A_false_alarm_is_cancelled_by_nobody_else() => ADeclaredIncident()
        .When((i, _) => Declaration.Cancel(i!, "The probe was broken", Actor.Person(Linus)))
        .ThenRefused("only-commander");

    [Fact]
    public void What_was_resolved_was_no_false_alarm() => AResolvedIncident()
        .When((i, _) => Declaration.Cancel(i!, "Never mind", Actor.Person(Ada)))
        .ThenRefused("already-resolved");
}
