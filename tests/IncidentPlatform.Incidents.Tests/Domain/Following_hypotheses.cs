using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Views;
using IncidentPlatform.Testing;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class Following_hypotheses
{
    private static readonly Guid TheLeak = Guid.Parse("018f3a00-0000-7000-8000-00000000a1a1");

    [Fact]
    public void One_that_is_stated_has_an_identity_and_begins_the_investigation()
    {
        var story = ALeakIsSuspected();

        story.Recorded[^1].Id.Should().Be(TheLeak);
        story.State!.Status.Should().Be(IncidentStatus.Investigating);
        story.When((i, now) => Hypotheses.State(i!, TheLeak, "A leak", null, now)).ThenNothing();
    }

    [Fact]
    public void One_that_is_confirmed_may_be_the_root_cause() => ALeakIsSuspected()
        .When((i, now) => Hypotheses.Confirm(i!, new HypothesisConfirmed(TheLeak, "Memory grows"), new RootCauseIdentified("A leak in the pool", []), null, now))
        .Then(new HypothesisConfirmed(TheLeak, "Memory grows"), new RootCauseIdentified("A leak in the pool", []))
        .State!.Status.Should().Be(IncidentStatus.Identified);

    [Fact]
    public void One_that_is_confirmed_need_not_be_it() => ALeakIsSuspected()
        .When((i, now) => Hypotheses.Confirm(i!, new HypothesisConfirmed(TheLeak, "Memory grows"), null, null, now))
        .Then(new HypothesisConfirmed(TheLeak, "Memory grows"))
        .When((i, now) => Hypotheses.Confirm(i!, new HypothesisConfirmed(TheLeak, "Memory still grows"), null, null, now))
        .ThenNothing();

    [Fact]
    public void One_that_is_dropped_may_come_back() => ALeakIsSuspected()
        .When((i, now) => Hypotheses.Drop(i!, new HypothesisDropped(TheLeak, "Memory is flat"), null, now))
        .Then(new HypothesisDropped(TheLeak, "Memory is flat"))
        .When((i, now) => Hypotheses.Drop(i!, new HypothesisDropped(TheLeak, "Memory is flat"), null, now))
        .ThenNothing()
        .When((i, now) => Hypotheses.Confirm(i!, new HypothesisConfirmed(TheLeak, "It grows after all"), null, null, now))
        .Then<HypothesisConfirmed>();

    [Fact]
    public void One_that_nobody_stated_cannot_be_judged() => ACommandedIncident()
        .When((i, now) => Hypotheses.Confirm(i!, new HypothesisConfirmed(TheLeak, "Memory grows"), null, null, now))
        .ThenRefused("hypothesis-unknown")
        .When((i, now) => Hypotheses.Drop(i!, new HypothesisDropped(TheLeak, "Memory is flat"), null, now))
        .ThenRefused("hypothesis-unknown");

    [Fact]
    public void Judging_needs_words() => ALeakIsSuspected()
        .When((i, now) => Hypotheses.Confirm(i!, new HypothesisConfirmed(TheLeak, " "), null, null, now))
        .ThenRefused("text-missing")
        .When((i, now) => Hypotheses.Confirm(i!, new HypothesisConfirmed(TheLeak, "Memory grows"), new RootCauseIdentified("", []), null, now))
        .ThenRefused("text-missing")
        .When((i, now) => Hypotheses.Drop(i!, new HypothesisDropped(TheLeak, ""), null, now))
        .ThenRefused("text-missing");

    [Fact]
    public void So_many_are_kept_in_mind() => ACommandedIncident()
        .Given([.. Enumerable.Range(0, Hypotheses.Most).Select(n => new HypothesisStated($"Number {n}"))])
        .When((i, now) => Hypotheses.State(i!, TheLeak, "One more", null, now))
        .ThenRefused("too-many-hypotheses");

    [Fact]
    public void The_list_keeps_those_that_were_dropped_and_takes_corrections()
    {
        var story = ALeakIsSuspected()
            .Given(new HypothesisStated("A bad deployment"));
        story.By(Linus).Given(
            new HypothesisDropped(TheLeak, "Memory is flat"),
            new FactCorrected(TheLeak, "Misheard", CorrectedText: "A leak of connections"));

        var listed = HypothesesView.Of(story.Recorded);

        listed.Select(h => (h.Text, h.Standing)).Should().Equal(("A leak of connections", HypothesisStanding.Dropped), ("A bad deployment", HypothesisStanding.Open));
        listed[0].Should().Match<HypothesesView.Hypothesis>(h => h.StatedBy == Grace && h.JudgedBy == Linus && h.Because == "Memory is flat");
    }

    private static Specification<Incident> ALeakIsSuspected() => ACommandedIncident()
        .By(Grace)
        .When((i, now) => Hypotheses.State(i!, TheLeak, "A leak", null, now))
        .Then(new HypothesisStated("A leak"));
}
