using System.Text.Json;
using FsCheck.Xunit;
using IncidentPlatform.Contracts;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;
using IncidentPlatform.Testing;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class Looking_back
{
    [Property(MaxTest = 200, EndSize = 120)]
    public void At_the_present_shows_the_state_where_nothing_was_back_dated_or_corrected(Step[] steps)
    {
        var play = new Play(steps);

        var truth = History.Of(play.Recorded).At(play.Now)!;

        Json(truth.Incident).Should().Be(Json(play.State));
        truth.Roles.Where(r => r.Role == IncidentRoles.Commander).Select(r => r.Person).Distinct()
            .Should().BeSubsetOf(play.State!.CommandRecord.Select(i => i.Person));
        truth.Roles.Where(r => r.To is null).ToDictionary(r => r.Role, r => r.Person)
            .Should().BeEquivalentTo(play.State.Roles.ToDictionary(r => r.Key, r => r.Value.Person));
    }

    /// <summary>Whatever is back-dated or corrected, there is an answer for any instant from declaration on, and none before.</summary>
    [Property(MaxTest = 200, EndSize = 120)]
    public void Has_an_answer_for_every_instant_of_any_history(Step[] steps, byte[] shifts)
    {
        var play = new Play(steps);
        var history = History.Of(Shifted(play.Recorded, shifts));
        var declared = history.DeclaredAt!.Value;

        history.At(declared.AddTicks(-1)).Should().BeNull();
        for (var at = declared; at <= play.Now; at += TimeSpan.FromMinutes(7))
        {
            var truth = history.At(at)!;
            truth.Roles.Should().OnlyContain(r => r.From <= at && (r.To == null || r.To <= at));
            truth.Milestones.Should().OnlyContain(m => m.At <= at).And.BeInAscendingOrder(m => m.At);
            truth.Roles.Where(r => r.Role == IncidentRoles.Commander && r.To is null).Should().ContainSingle();
        }
    }

    [Property(MaxTest = 200, EndSize = 120)]
    public void At_the_present_shows_the_state_of_everything_that_was_linked_unlinked_and_merged(Step[] steps) => Any_cascade.Play(steps, world =>
    {
        foreach (var (id, incident) in world.All)
        {
            var truth = History.Of(world.StreamOf(id)).At(world.Now)!;

            Json(truth.Incident with { Id = id }).Should().Be(Json(incident));
            truth.Roles.Where(r => r.To is null).ToDictionary(r => r.Role, r => r.Person)
                .Should().BeEquivalentTo(incident.Roles.ToDictionary(r => r.Key, r => r.Value.Person));
        }
    });

    /// <summary>However links and merges are back-dated: who stands alone has one commander, and who is linked has none of its own when the link ends.</summary>
    [Property(MaxTest = 200, EndSize = 120)]
    public void Leaves_nobody_who_stands_alone_without_a_commander(Step[] steps, byte[] shifts) => Any_cascade.Play(steps, world =>
    {
        foreach (var id in world.All.Keys)
        {
            var history = History.Of(Shifted(world.StreamOf(id), shifts));
            for (var at = history.DeclaredAt!.Value; at <= world.Now; at += TimeSpan.FromMinutes(1))
            {
                var truth = history.At(at)!;
                truth.Incident.Root.Should().Match(_ => truth.Incident.Root != null || truth.Incident.Commander != null);
                truth.Roles.Where(r => r.Role == IncidentRoles.Commander && r.To is null).Select(r => r.Person)
                    .Should().Equal(truth.Incident.Commander is { } commander ? [commander] : Array.Empty<string>());
            }
        }
    });

    [Fact]
    public void What_is_confirmed_unlinked_or_done_had_begun_by_then_whenever_that_was_written_down()
    {
        var (work, root, compensation, sure) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), TimeSpan.FromMinutes(20));
        var tenEuro = new Incidents.Domain.Money(10, "EUR");
        var story = ALedIncident().After(TimeSpan.FromMinutes(30)).Given(
            new LinkedUnderRoot(root, "INC-2026-0002", Ada, "The same cause"), new WorkAssigned(work, "Look at the logs", AssigneeKind.Person, Linus),
            new HypothesisStated("A leak"), new CompensationRequested(compensation, CompensationKind.Credit, tenEuro, 1, "It hurt"));
        var hypothesis = story.Recorded.Single(f => f.Data is HypothesisStated).Id;
        var then = story.Now - sure;
        story.Given(
            new NewFact(new HypothesisConfirmed(hypothesis, "It grows"), then), new NewFact(new WorkDone(work), then), new NewFact(new Unlinked(root, "INC-2026-0002", "Another cause"), then),
            new RoleAssigned(IncidentRoles.Commander, Ada, RoleBasis.Cascade, Acknowledged: true),
            new NewFact(new CompensationAuthorized(CompensationKind.Credit, tenEuro, 1) { CompensationId = compensation }, then));

        var history = History.Of(story.Recorded);

        history.At(then.AddTicks(-1))!.Incident.Should().Match<Incident>(i => i.Hypotheses.Count == 0 && i.Work.Count == 0 && i.Business.Compensations.Count == 0);
        history.At(then)!.Incident.Should().Match<Incident>(i => i.Hypotheses[hypothesis] == HypothesisStanding.Confirmed && i.Work.Single().DoneAt == then);
        history.At(then)!.Incident.Should().Match<Incident>(i => i.Root == null && i.Commander == Ada && i.Business.Compensations.Single().Authorized);
    }

    [Fact]
    public void Being_merged_is_a_milestone()
    {
        var story = ACommandedIncident().After(TimeSpan.FromMinutes(5)).Given(new IncidentMerged(Guid.CreateVersion7(), "INC-2026-0002", "The same problem"));

        History.Of(story.Recorded).At(story.Now)!.Milestones[^1].Should().Match<Milestone>(m => m.Name == "merged" && m.At == story.Now);
    }

    [Fact]
    public void A_fix_was_deployed_when_it_was_whenever_that_was_written_down()
    {
        var story = ALedIncident().After(TimeSpan.FromMinutes(30)).By(Linus);
        var deployed = story.Now.AddMinutes(-20);
        story.Given(
            new FixProposed(TheFix, FixKind.Rollback, "Roll back", Linus), new FixValidated(TheFix, Grace),
            new NewFact(new FixDeployed(TheFix, Linus), deployed));

        var history = History.Of(story.Recorded);

        history.At(deployed.AddSeconds(-1))!.Incident.Should().Match<Incident>(i => i.Fixes.Count == 0 && i.Status == IncidentStatus.Declared);
        var then = history.At(deployed)!;
        then.Incident.Status.Should().Be(IncidentStatus.Verifying);
        then.Incident.Fixes.Single().Should().Match<Fix>(f => f.Stands && f.DeployedAt == deployed);
        then.Milestones[^1].Should().Match<Milestone>(m => m.Name == "fix-deployed" && m.At == deployed);
    }

    [Fact]
    public void A_correction_moves_what_was_wrong_and_decides_nothing_anew()
    {
        var story = ACommandedIncident().After(TimeSpan.FromMinutes(30)).Given(new SeverityChanged(Severity.P1, Severity.P2, "Half of it works"));
        var (changed, really) = (story.Recorded[^1], story.Now.AddMinutes(-15));
        var before = story.Recorded.ToList();
        var decided = Json(story.State);
        story.After(TimeSpan.FromMinutes(5)).Given(new FactCorrected(changed.Id, "Typed late", really));

        History.Of(before).At(really)!.Incident.Severity.Should().Be(Severity.P1, "that was believed before the correction");
        History.Of(story.Recorded).At(really)!.Incident.Severity.Should().Be(Severity.P2);
        Json(story.State! with { LastFact = changed.Version }).Should().Be(decided);
    }

    [Fact]
    public void Of_two_corrections_the_later_counts_for_what_it_corrects()
    {
        var story = ADeclaredIncident().After(TimeSpan.FromMinutes(9)).Given(new IncidentRetitled("Crads fail"));
        var (wrong, really) = (story.Recorded[^1].Id, story.Now.AddMinutes(-5));
        story.Given(new FactCorrected(wrong, "Spelled wrong", CorrectedText: "Cards fail"), new FactCorrected(wrong, "Typed late", really));

        var history = History.Of(story.Recorded);

        history.At(really)!.Incident.Title.Should().Be("Cards fail");
        history.At(really.AddSeconds(-1))!.Incident.Title.Should().Be(Declared.Title);
        Corrections.Among(story.Recorded)[wrong].Should().Match<Correction>(c => c.Text == "Cards fail" && c.OccurredAt == really && c.Reason == "Typed late");
    }

    [Fact]
    public void A_hand_over_ends_one_time_in_command_where_the_next_begins()
    {
        var story = ACommandedIncident().After(TimeSpan.FromHours(1));
        var handedOver = story.Now;
        story.By(Linus).Given(
            new HandOverAcknowledged(IncidentRoles.Commander, Ada, Linus),
            new RoleAssigned(IncidentRoles.Commander, Linus, RoleBasis.HandOver, Acknowledged: true, Replaces: Ada));
        story.After(TimeSpan.FromMinutes(1));

        var history = History.Of(story.Recorded);

        history.At(story.Now)!.Roles.Select(r => (r.Person, r.From, r.To)).Should().Equal(
            (Ada, history.DeclaredAt!.Value, (DateTimeOffset?)handedOver), (Linus, handedOver, null));
        history.At(handedOver.AddTicks(-1))!.Incident.Commander.Should().Be(Ada);
        history.At(handedOver)!.Incident.Commander.Should().Be(Linus);
        history.At(handedOver.AddTicks(-1))!.Roles.Should().ContainSingle().Which.To.Should().BeNull("then nobody had followed yet");
    }

    [Fact]
    public void A_reopened_incident_was_resolved_in_between()
    {
        var story = AResolvedIncident();
        var resolved = story.Now;
        story.After(TimeSpan.FromMinutes(30)).When((i, _) => Resolution.Recur(i!, "Cards fail again"));

        var history = History.Of(story.Recorded);

        history.At(resolved.AddSeconds(-1))!.Incident.Status.Should().Be(IncidentStatus.Verifying);
        history.At(resolved.AddMinutes(29))!.Incident.Should().Match<Incident>(i => i.Status == IncidentStatus.Resolved && i.ResolvedAt == resolved);
        history.At(story.Now)!.Incident.Should().Match<Incident>(i => i.Status == IncidentStatus.Investigating && i.ResolvedAt == null);
        history.At(story.Now)!.Milestones.Select(m => m.Name).Should().Equal("declared", "acknowledged", "fix-deployed", "verified", "resolved", "reopened");
    }

    [Fact]
    public void What_was_expected_is_the_latest_that_had_been_given()
    {
        var story = ACommandedIncident().After(TimeSpan.FromMinutes(10));
        var (given, first) = (story.Now, story.Now.AddHours(1));
        story.Given(new EtaGiven(first, Confidence.Low)).After(TimeSpan.FromMinutes(20)).Given(
            new AssessmentRecorded(1, ["checkout"], CustomersAffected: 40, EtaAt: first.AddHours(1), EtaConfidence: Confidence.High));

        var history = History.Of(story.Recorded);

        history.At(given.AddSeconds(-1))!.Eta.Should().BeNull();
        history.At(given)!.Eta.Should().Be(new Eta(first, Confidence.Low));
        history.At(story.Now)!.Should().Match<Truth>(t => t.Eta == new Eta(first.AddHours(1), Confidence.High) && t.Incident.Assessment!.CustomersAffected == 40);
    }

    [Fact]
    public void Impact_and_detection_are_milestones_from_before_the_declaration()
    {
        var (impact, signal) = (Nothing().Now.AddMinutes(-30), Nothing().Now.AddMinutes(-4));
        var story = Nothing().Given(
            new PolicyAdopted(P1), Declared with { ImpactStartedAt = impact, Trigger = Declared.Trigger with { FirstSignalAt = signal } });

        History.Of(story.Recorded).At(story.Now)!.Milestones.Select(m => (m.Name, m.At)).Should().Equal(
            ("impact-started", impact), ("detected", signal), ("declared", story.Now));
    }

    [Fact]
    public void What_was_opened_is_owed_until_it_is_met_waived_or_cancelled()
    {
        Guid[] ids = [.. Enumerable.Range(0, 4).Select(_ => Guid.CreateVersion7())];
        var story = ADeclaredIncident();
        story.Given([.. ids.Select((id, n) => (object)new ObligationOpened(id, $"owed-{n}", "commander", story.Now.AddMinutes(10 - n), id, "default/1"))]);
        story.Given(
            new ObligationMissed(ids[0], "owed-0", story.Now), new ObligationMet(ids[1], "owed-1", story.Now, story.Now, ids[1]),
            new ObligationWaived(ids[2], "owed-2", "Not needed"));

        OpenObligations.Of(story.Recorded).Select(o => (o.Obligation, o.Missed)).Should().Equal(("owed-3", false), ("owed-0", true));
    }

    [Fact]
    public void What_was_given_more_time_is_owed_until_then()
    {
        var (id, story) = (Guid.CreateVersion7(), ADeclaredIncident());
        story.Given(new ObligationOpened(id, "assessment", "commander", story.Now.AddMinutes(15), id, "default/1"));
        story.Given(new ObligationExtended(id, "assessment", story.Now.AddMinutes(45), "The laboratory needs longer"));

        OpenObligations.Of(story.Recorded).Should().ContainSingle().Which.Should().BeEquivalentTo(new { Due = story.Now.AddMinutes(45), Missed = false });
    }

    private static List<Fact> Shifted(IReadOnlyList<Fact> facts, byte[] shifts) =>
        [.. facts.Select((f, i) => f with { OccurredAt = f.OccurredAt - TimeSpan.FromMinutes(shifts.Length == 0 ? 0 : shifts[i % shifts.Length]) })];

    private static string Json(Incident? incident) => JsonSerializer.Serialize(incident, Wire.Json);
}
