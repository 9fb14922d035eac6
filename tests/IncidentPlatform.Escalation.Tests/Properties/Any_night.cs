using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Domain.Obligations;
using IncidentPlatform.Escalation.Domain.Pages;
using IncidentPlatform.Escalation.Effects;
using IncidentPlatform.Escalation.Tests.World;
using IncidentPlatform.Escalation.Timers;
using IncidentPlatform.Kernel;
using DeclaredMissed = IncidentPlatform.Escalation.Domain.Obligations.ObligationMissed;

namespace IncidentPlatform.Escalation.Tests.Properties;

/// <summary>Whatever happens in a night, in whatever order and pace, these hold.</summary>
public class Any_night
{
    private static readonly Guid Item = Guid.CreateVersion7();

    private static readonly Func<AnIncident, DateTimeOffset, IncidentEvent>[] Kinds =
    [
        (i, at) => i.Fact(new AssessmentRecorded(1, []), at),
        (i, at) => i.UpdateSent(Audiences.Customers, UpdateKinds.Progress, at),
        (i, at) => i.UpdateSent(Audiences.Executives, UpdateKinds.ExecutiveBrief, at),
        (i, at) => i.Fact(new VerificationRecorded(true, "", []), at),
        (i, at) => i.Fact(new VerificationRecorded(false, "", []), at),
        (i, at) => i.Fact(new SignalFailed("checkout"), at),
        (i, at) => i.Fact(new IncidentResolved(at, []), at),
        (i, at) => i.Fact(new IncidentReopened("again"), at),
        (i, at) => i.Fact(new AllClearDeclared(at), at),
        (i, at) => i.Fact(new HandOverProposed(Roles.Commander, "ada", "grace"), at),
        (i, at) => i.HandedOver(Roles.Commander, "grace", at),
        (i, at) => i.Assigned(Roles.Commander, "barbara", at),
        (i, at) => i.Assigned(Roles.CommunicationsLead, "barbara", at),
        (i, at) => i.Fact(new CommandRuleOverridden("commander-not-fixer", "alone", ""), at),
        (i, at) => i.Fact(new TicketVolumeReported(60, 10, 6m, TimeSpan.FromMinutes(15)), at),
        (i, at) => i.Fact(new MediaAttentionReported("media", "negative", 1), at),
        (i, at) => i.Fact(new ActionItemOpened(Item, "", "grace", at.AddDays(1), "low"), at),
        (i, at) => i.Fact(new ActionItemCompleted(Item), at),
        (i, at) => i.Raised("P2", "P1", at)[1],
        (i, at) => i.Fact(new IncidentCancelled(""), at),
    ];

    /// <summary>One thing of a night: which kind of fact, how many minutes after the last, what else goes on.</summary>
    public sealed record Step(int Kind, int Minutes, int Mood);

    private static Arbitrary<List<Step>> Nights => (
        from kind in Gen.Choose(0, Kinds.Length - 1)
        from minutes in Gen.Choose(0, 40)
        from mood in Gen.Choose(0, 7)
        select new Step(kind, minutes, mood)).ListOf().Select(s => s.Take(25).ToList()).ToArbitrary();

    [Property(MaxTest = 200)]
    public Property Taking_any_fact_again_records_nothing() => Prop.ForAll(Nights, steps =>
    {
        var night = ANight.WithADeclared("P2");
        var told = new List<IncidentEvent>();
        foreach (var step in steps)
        {
            night.Minutes(step.Minutes);
            told.Add(Kinds[step.Kind](night.Incident, night.Now));
            night.Happens(told[^1]);
            foreach (var again in told)
                Taking.Take(night.Ledger, again, night.Staff, night.Now).Facts.Select(f => f.Data).Should().BeEmpty($"{again.Type} was taken already");
        }
    });

    [Property(MaxTest = 200)]
    public Property Replaying_the_ledger_gives_what_was_live() => Prop.ForAll(Nights, steps =>
    {
        var night = Play(steps);
        new Evolve<Ledger>(LedgerEvolution.Evolve).Fold(null, night.Facts).Should().BeEquivalentTo(night.Ledger);
    });

    [Property(MaxTest = 200)]
    public Property Nothing_is_owed_twice_and_nobody_is_paged_twice_for_it() => Prop.ForAll(Nights, steps =>
    {
        var ledger = Play(steps).Ledger!;
        ledger.Owed().GroupBy(o => (o.Kind, o.Subject)).Where(g => g.Count() > 1).Should().BeEmpty();
        ledger.Obligations.Select(o => o.Id).Should().OnlyHaveUniqueItems();
        ledger.Pages.Select(p => p.Id).Should().OnlyHaveUniqueItems();
        ledger.Pages.Where(p => p.State != PageState.Withdrawn).GroupBy(p => (p.Person, p.Reason, p.ObligationId)).Where(g => g.Count() > 1).Should().BeEmpty();
    });

    [Property(MaxTest = 200)]
    public Property A_standing_feed_comes_to_the_same_judgement_as_a_prompt_one() => Prop.ForAll(Nights, steps =>
    {
        var (prompt, late) = (ANight.WithADeclared("P2"), ANight.WithADeclared("P2"));
        foreach (var step in steps)
        {
            prompt.Pass(Apart(step));
            prompt.Happens(Kinds[step.Kind](prompt.Incident, prompt.Now));
            late.FeedIsDown = step.Mood % 2 == 0;
            if (!late.FeedIsDown)
                late.Deliver();
            late.Pass(Apart(step));
            late.Happens(Kinds[step.Kind](late.Incident, late.Now));
        }

        late.Deliver();
        Judgements(late).Should().BeEquivalentTo(Judgements(prompt));
    });

    [Property(MaxTest = 200)]
    public Property What_was_recorded_in_time_is_never_missed_in_the_end() => Prop.ForAll(Nights, steps =>
    {
        var night = Play(steps);
        night.Ledger!.Obligations.Where(o => o.MetAt is { } at && at <= o.Due).Where(o => o.State != ObligationState.Met).Should().BeEmpty();
        night.Recorded<DeclaredMissed>().Where(m => m.Due > night.Now).Should().BeEmpty();
    });

    [Property(MaxTest = 200)]
    public Property Everything_owed_has_its_timer_and_every_ladder_its_next_step() => Prop.ForAll(Nights, steps =>
    {
        var night = Play(steps);
        foreach (var expected in ExpectedWork.Of(night.Ledger!, live: true))
            night.Work.Should().Contain(w => expected.Kinds.Contains(w.Kind) && AboutOf(w.Payload) == expected.About, "{0} of {1} is to come", expected.Due.Kind, expected.About);
    });

    private static Guid AboutOf(object work) => work switch
    {
        MissCheck w => w.ObligationId,
        ConfirmMiss w => w.ObligationId,
        LadderStepDue w => w.ObligationId,
        EscalationSilence w => w.ObligationId,
        PagePerson w => w.PageId,
        _ => Guid.Empty,
    };

    /// <summary>Nothing is recorded at the very instant something is due: there either judgement is right.</summary>
    private static TimeSpan Apart(Step step) => TimeSpan.FromMinutes(step.Minutes) + TimeSpan.FromSeconds(1);

    private static ANight Play(List<Step> steps)
    {
        var night = ANight.WithADeclared("P2");
        foreach (var step in steps)
        {
            night.IncidentsIsDown = step.Mood == 7;
            night.Minutes(step.Minutes);
            Answer(night, step.Mood);
            night.Happens(Kinds[step.Kind](night.Incident, night.Now));
        }

        return night;
    }

    /// <summary>Somebody answers the latest page, or nobody does.</summary>
    private static void Answer(ANight night, int mood)
    {
        if (night.Ledger!.Pages.LastOrDefault(p => p.Awaits()) is not { } page || mood > 2)
            return;
        if (mood == 0)
            night.Declines(page);
        else
            night.Acknowledges(page);
    }

    /// <summary>Without how often people were called in vain: that counts from when they were called, which a standing feed puts off.</summary>
    private static IEnumerable<object> Judgements(ANight night) =>
        night.Ledger!.Obligations.Where(o => o.Kind != "command-answered").Select(o => new { o.Kind, o.State, o.Due, o.MetAt, o.Ended }).OrderBy(o => o.Kind).ThenBy(o => o.Due);
}
