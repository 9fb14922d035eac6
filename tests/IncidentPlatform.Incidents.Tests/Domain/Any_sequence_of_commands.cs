using System.Text.Json;
using FsCheck.Xunit;
using IncidentPlatform.Contracts;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class Any_sequence_of_commands
{
    [Property(MaxTest = 300, EndSize = 120)]
    public void Leaves_exactly_one_commander_and_no_gap_in_the_record(Step[] steps)
    {
        var incident = new Play(steps).State!;

        incident.CommandRecord.Count(i => i.To is null).Should().Be(1);
        incident.CommandRecord[^1].Person.Should().Be(incident.Commander);
        incident.CommandRecord[0].From.Should().Be(incident.DeclaredAt);
        incident.CommandRecord.Zip(incident.CommandRecord.Skip(1)).All(pair => pair.First.To == pair.Second.From).Should().BeTrue();
    }

    [Property(MaxTest = 300, EndSize = 120)]
    public void Keeps_the_commander_from_the_fix_unless_alone(Step[] steps)
    {
        foreach (var taken in new Play(steps).Decisions.Where(d => d.Before is not null))
        {
            var (before, commander) = (taken.Before!, taken.Before!.Commander!);
            foreach (var data in taken.Decision.Facts.Select(f => f.Data))
            {
                var allowed = data switch
                {
                    FixProposed e => e.ImplementedBy != commander || before.IsAlone(commander),
                    FixDeployed e => e.DeployedBy != commander || before.IsAlone(commander),
                    FixValidated e => e.ValidatedBy == before.HolderOf(IncidentRoles.EngineeringLead)?.Person || before.IsAlone(e.ValidatedBy),
                    RoleAssigned { Role: IncidentRoles.EngineeringLead } e => e.Person != commander || before.IsAlone(commander),
                    RoleAssigned { Role: IncidentRoles.Commander } e when e.Person != commander =>
                        before.IsAlone(e.Person)
                        || (before.HolderOf(IncidentRoles.EngineeringLead)?.Person != e.Person && !before.Fixes.Any(f => f.IsWorkOf(e.Person))),
                    _ => true,
                };
                allowed.Should().BeTrue("{0} was decided by {1}", data, taken.By);
            }
        }
    }

    [Property(MaxTest = 300, EndSize = 120)]
    public void Resolves_and_clears_only_what_has_earned_it(Step[] steps)
    {
        foreach (var taken in new Play(steps).Decisions.Where(d => d.Before is not null))
        {
            var before = taken.Before!;
            if (taken.Decision.Facts.Any(f => f.Data is IncidentResolved))
            {
                before.Fixes.Should().Contain(f => f.Stands && f.ValidatedBy != null);
                before.Verification!.Passed.Should().BeTrue();
                (taken.At - Resolution.QuietSince(before)!.Value).Should().BeGreaterThanOrEqualTo(before.Policy!.StabilityWindow);
                taken.By.Id.Should().Be(before.Commander);
            }

            if (taken.Decision.Facts.Any(f => f.Data is AllClearDeclared))
            {
                (taken.At - before.ResolvedAt!.Value).Should().BeGreaterThanOrEqualTo(before.Policy!.RecoveryWatch);
                taken.By.Id.Should().Be(before.Commander);
                before.RelatedTickets.Should().BeEmpty();
            }
        }
    }

    /// <summary>A retry finds it done, is refused, or names a revision that has moved on.</summary>
    [Property(MaxTest = 300, EndSize = 120)]
    public void Can_be_retried(Step[] steps)
    {
        foreach (var taken in new Play(steps).Decisions)
        {
            (taken.Again.Facts.Count == 0 || taken.After!.Revision != taken.Before?.Revision || taken.Again.Facts[0].Data is SignalFailed)
                .Should().BeTrue("the retry recorded {0}", taken.Again.Facts.Count > 0 ? taken.Again.Facts[0] : null);
        }
    }

    [Property(MaxTest = 300, EndSize = 120)]
    public void Says_the_way_on_with_each_refusal(Step[] steps)
    {
        foreach (var refusal in new Play(steps).Decisions.Select(d => d.Decision.Refusal).OfType<Rejection>())
        {
            refusal.Code.Should().MatchRegex("^[a-z]+(-[a-z]+)*$");
            refusal.Reason.Should().NotBeNullOrWhiteSpace();
            refusal.WayOn.Should().NotBeNullOrWhiteSpace();
        }
    }

    [Property(MaxTest = 300, EndSize = 120)]
    public void Replays_to_what_was_live(Step[] steps)
    {
        var play = new Play(steps);

        Evolve<Incident> evolve = IncidentEvolution.Evolve;
        Json(evolve.Fold(null, play.Recorded)).Should().Be(Json(play.State));
    }

    [Property(MaxTest = 200, EndSize = 120)]
    public void Goes_on_from_a_stored_snapshot_as_if_it_had_never_been_stored(Step[] steps)
    {
        var play = new Play(steps);

        var stored = play.Recorded.Aggregate(
            (Incident?)null,
            (state, fact) => JsonSerializer.Deserialize<Incident>(Json(IncidentEvolution.Evolve(state, fact)), Wire.Json));
        Json(stored).Should().Be(Json(play.State));
    }

    private static string Json(Incident? incident) => JsonSerializer.Serialize(incident, Wire.Json);
}
