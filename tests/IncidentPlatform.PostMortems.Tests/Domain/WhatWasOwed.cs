using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.PostMortems.Domain.Reviews;
using static IncidentPlatform.PostMortems.Tests.Domain.AnIncident;
using ObligationCancelled = IncidentPlatform.PostMortems.Domain.Evidence.ObligationCancelled;

namespace IncidentPlatform.PostMortems.Tests.Domain;

/// <summary>How each thing that was owed went, from the facts of the ledger.</summary>
public sealed class WhatWasOwed
{
    private static AnIncident Owed() => BarelyDeclared()
        .Then(new ObligationOpened(Item(1), "resolved-declared", "commander", Midnight(3, 0), FactId(1), "default/1"));

    private static ObligationRow Row(AnIncident incident) => AReviewFile.Opened().With(incident).Obligations.Should().ContainSingle().Subject;

    [Fact]
    public void It_is_open_while_nothing_is_recorded() => Row(Owed()).Outcome.Should().Be(ObligationOutcome.Open);

    [Fact]
    public void What_was_cancelled_is_no_longer_owed_and_cites_both_facts()
    {
        var row = Row(Owed().At(2, 40).Then(new ObligationCancelled(Item(1), "resolved-declared", "SignalFailed")));
        row.Outcome.Should().Be(ObligationOutcome.NoLongerOwed);
        row.Cites.Select(c => c.Version).Should().Equal(2, 3);
    }

    [Fact]
    public void What_was_given_more_time_is_open_until_then_and_cites_both_facts()
    {
        var row = Row(Owed().At(2, 40).Then(new ObligationExtended(Item(1), "resolved-declared", Midnight(4, 0), "The laboratory needs longer")));
        (row.Outcome, row.Due).Should().Be((ObligationOutcome.Open, Midnight(4, 0)));
        row.Cites.Select(c => c.Version).Should().Equal(2, 3);
    }

    [Fact]
    public void What_was_missed_stays_missed_when_it_is_cancelled() =>
        Row(Owed().At(3, 1).Then(new ObligationMissed(Item(1), "resolved-declared", Midnight(3, 0)), new ObligationCancelled(Item(1), "resolved-declared", "SignalFailed")))
            .Outcome.Should().Be(ObligationOutcome.Missed);

    [Fact]
    public void What_had_been_recorded_in_time_and_arrived_late_is_met() =>
        Row(Owed().At(3, 1).Then(
            new ObligationMissed(Item(1), "resolved-declared", Midnight(3, 0)),
            new ObligationRuledMet(Item(1), "resolved-declared", Midnight(3, 0), Midnight(2, 58), FactId(9))))
            .Should().Match<ObligationRow>(r => r.Outcome == ObligationOutcome.Met && r.Margin == TimeSpan.FromMinutes(2));
}
