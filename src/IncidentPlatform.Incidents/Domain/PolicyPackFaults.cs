using System.Text.RegularExpressions;
using IncidentPlatform.Incidents.Domain.Catalogue;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>What is wrong with a policy pack, each by its place in the pack.</summary>
public static partial class PolicyPackFaults
{
    internal const string NamePattern = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$";
    internal static readonly IReadOnlyList<string> Severities = Enum.GetNames<Severity>();

    private const int MostObligations = 100;
    private const int LongestName = 60;
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(7);
    private static readonly string[] NotNames = ["schema", "validation"];

    public static IReadOnlyList<Fault> Of(PolicyPack pack) =>
    [
        .. Name("pack", pack.Pack),
        .. NotNames.Contains(pack.Pack) ? new[] { new Fault("pack", "is a word of the interface: choose another name") } : [],
        .. Severities.Where(s => !pack.Windows.ContainsKey(s)).Select(s => new Fault($"windows.{s}", "is missing")),
        .. Unknown("windows", pack.Windows.Keys),
        .. pack.Windows.SelectMany(w => Windows($"windows.{w.Key}", w.Value)),
        .. CadenceFaults.Of(pack),
        .. MaterialityThresholds.FaultsOf(pack.Materiality),
        .. CustomerImpactRule.FaultsOf(pack.CustomerImpact),
        .. Within("proposals.expireAfter", pack.ProposalsExpireAfter, TimeSpan.FromMinutes(1), LongestWindow),
        .. pack.Obligations.Count > MostObligations ? new[] { new Fault("obligations", $"has more than {MostObligations} entries") } : [],
        .. pack.Obligations.Take(MostObligations).SelectMany((o, n) => ObligationFaults.Of($"obligations[{n}]", o)),
        .. pack.Obligations.Select((o, n) => (o.Kind, n)).GroupBy(o => o.Kind).SelectMany(g => g.Skip(1))
            .Select(o => new Fault($"obligations[{o.n}].kind", $"'{o.Kind}' is there twice")),
    ];

    internal static IEnumerable<Fault> Name(string at, string name) =>
        name.Length <= LongestName && Kebab().IsMatch(name) ? [] : [new Fault(at, $"is no name of lower-case words joined by hyphens, of at most {LongestName} characters")];

    internal static IEnumerable<Fault> Unknown(string at, IEnumerable<string> severities) =>
        severities.Except(Severities).Select(s => new Fault($"{at}.{s}", $"is no severity; those are {string.Join(", ", Severities)}"));

    internal static IEnumerable<Fault> Within(string at, TimeSpan value, TimeSpan least, TimeSpan most)
    {
        if (value < least)
        {
            yield return new Fault(at, least == TimeSpan.Zero ? "is negative" : $"is shorter than {least.InWords()}");
        }

        if (value > most)
        {
            yield return new Fault(at, $"is longer than {most.InWords()}");
        }
    }

    private static IEnumerable<Fault> Windows(string at, PolicyWindows w) =>
    [
        .. Within($"{at}.stabilityWindow", w.StabilityWindow, TimeSpan.Zero, LongestWindow),
        .. Within($"{at}.signalSilence", w.SignalSilence, TimeSpan.FromSeconds(1), LongestWindow),
        .. Within($"{at}.recoveryWatch", w.RecoveryWatch, TimeSpan.Zero, LongestWindow),
        .. Within($"{at}.escalationSilence", w.EscalationSilence, TimeSpan.Zero, LongestWindow),
    ];

    [GeneratedRegex(NamePattern)]
    private static partial Regex Kebab();
}
