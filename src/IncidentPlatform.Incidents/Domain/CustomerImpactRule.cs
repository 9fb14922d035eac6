using IncidentPlatform.Incidents.Domain.Catalogue;

namespace IncidentPlatform.Incidents.Domain;

/// <param name="Customers">Number of customers, each counted once.</param>
/// <param name="Within">Alerts count that began to fire within this time.</param>
public sealed record CustomerImpactThreshold(int Customers, TimeSpan Within);

/// <summary>From how many customers on alerts that no incident took in are a major incident between them.</summary>
/// <param name="Customers">Number of customers, each counted once: those of the services that fire, and of those that fail with them.</param>
/// <param name="Within">Alerts count that began to fire within this time.</param>
/// <param name="Then"><c>propose</c>: somebody on call decides; <c>declare</c>: nobody is asked.</param>
/// <param name="Severity">Severity of the incident.</param>
/// <param name="Recovery">While a recovery is watched: from how many of its customers on alerts elsewhere may be a recurrence.</param>
public sealed record CustomerImpactRule(
    int Customers, TimeSpan Within, string Then = CustomerImpactRule.Propose, string Severity = nameof(Domain.Severity.P1), CustomerImpactThreshold? Recovery = null)
{
    public const string Propose = "propose";
    public const string Declare = "declare";

    internal static readonly IReadOnlyList<string> Ways = [Propose, Declare];
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    internal static IEnumerable<Fault> FaultsOf(CustomerImpactRule? rule) => rule is null
        ? []
        :
        [
            .. Faults("customerImpact", rule.Customers, Triggers.LeastCustomers, rule.Within),
            .. Ways.Contains(rule.Then) ? Array.Empty<Fault>() : [new Fault("customerImpact.then", $"is none of {string.Join(", ", Ways)}")],
            .. PolicyPackFaults.Severities.Contains(rule.Severity)
                ? Array.Empty<Fault>()
                : [new Fault("customerImpact.severity", $"is no severity; those are {string.Join(", ", PolicyPackFaults.Severities)}")],
            .. rule.Recovery is { } recovery ? Faults("customerImpact.recovery", recovery.Customers, 1, recovery.Within) : [],
        ];

    private static IEnumerable<Fault> Faults(string at, int customers, int least, TimeSpan within) =>
    [
        .. customers < least ? new[] { new Fault($"{at}.customers", $"is below {least}") } : [],
        .. PolicyPackFaults.Within($"{at}.within", within, TimeSpan.FromSeconds(1), Longest),
    ];
}
