using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;
using static IncidentPlatform.Incidents.Tests.Domain.Security.SecurityWorlds;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;
using Commanding = IncidentPlatform.Incidents.Domain.Command;

namespace IncidentPlatform.Incidents.Tests.Domain.Security;

/// <summary>Whatever is tried by whom in which order, the list of the named is whole, and nothing is decided twice.</summary>
public sealed class Any_sequence_of_naming
{
    private const int Steps = 60;
    private static readonly string[] People = [Ada, Grace, Linus, Sybil, Dora, Eve];

    public static IEnumerable<object[]> Seeds => Enumerable.Range(1, 100).Select(seed => new object[] { seed });

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Names_exactly_the_granted_the_auditors_the_holders_and_the_asked(int seed)
    {
        var random = new Random(seed);
        var story = ACommandedIncident();
        for (var step = 0; step < Steps; step++)
        {
            var (by, about) = (Actor.Person(People[random.Next(People.Length)]), People[random.Next(People.Length)]);
            var decide = Command(random.Next(9), by, about);
            story.By(by.Id).When((i, _) => decide(i!));

            decide(story.State!).Facts.Should().BeEmpty("it is so already, or refused: of\n{0}", story);
            if (story.State!.Security is { } security)
            {
                security.Named.Should().BeEquivalentTo(
                    security.Granted.Union(security.Auditors).Union(story.State.Roles.Values.Select(h => h.Person)).Union(story.State.HandOvers.Values.Select(h => h.To)),
                    "of\n{0}", story);
                security.Named.Should().Contain(story.State.Commander);
            }
        }

        ((Evolve<Incident>)IncidentEvolution.Evolve).Fold(null, story.Recorded).Should().BeEquivalentTo(story.State);
    }

    private static Func<Incident, Decision> Command(int kind, Actor by, string about) => kind switch
    {
        0 => i => Secrecy.Designate(i, "Leak", [about], by),
        1 or 2 => i => Secrecy.Grant(i, about, null, by),
        3 => i => Secrecy.Revoke(i, about, "Done", by),
        4 => i => Secrecy.EngageAuditor(i, about, "SOC 2", by),
        5 => i => Secrecy.MayBringIn(i, about, by) is { } refused ? refused : Commanding.Assign(i, IncidentRoles.SecurityLead, about, by),
        6 => i => Commanding.Relieve(i, IncidentRoles.SecurityLead, "Ill", by),
        7 => i => Secrecy.MayBringIn(i, about, by) is { } refused ? refused : Commanding.ProposeHandOver(i, IncidentRoles.Commander, about, null, by),
        _ => i => Commanding.AcknowledgeHandOver(i, IncidentRoles.Commander, by),
    };
}
