using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Domain.Catalogue;
using IncidentPlatform.Incidents.Domain.Impact;

namespace IncidentPlatform.Incidents.Tests.Impact;

/// <summary>Checkout is down from 02:00 on the second of March 2026, a month of 744 h; what computes its impact is said in minutes.</summary>
internal static class AnOutage
{
    public const string Acme = "acme";

    public static readonly DateTimeOffset Start = new(2026, 3, 2, 2, 0, 0, TimeSpan.Zero);

    /// <summary>99.9 % of March leaves 44 min 38.4 s; a month costs 10,000 EUR.</summary>
    public static Customer ACustomer { get; } = new()
    {
        Name = "Acme",
        Tier = "gold",
        Services = ["checkout"],
        Contract = new Contract("C-1", new Money(120_000, "EUR")),
        Sla = new Sla(99.9m, [new CreditStep(99.9m, 10), new CreditStep(99.5m, 25)]),
    };

    public static ImpactInputs Lasting(double minutes, params Outage[] others) => Of(Down("INC-1", 0, minutes), others);

    public static ImpactInputs Of(Outage own, params Outage[] others) => new(
        own.Periods[^1].To, 7, own.Periods[^1].To, 100, ["checkout"], [], new Dictionary<string, string>(), own, others, GoesOn: true);

    /// <summary>An outage of checkout, so many minutes after the start.</summary>
    public static Outage Down(string incident, double from, double to, params SlaExceptionGranted[] exceptions) =>
        new(incident, new HashSet<string> { "checkout" }, [new Period(At(from), At(to))], exceptions);

    public static SlaExceptionGranted Excepted(SlaClause clause, double from, double to, string customer = Acme) =>
        new(customer, clause, At(from), At(to), "Agreed with them");

    public static DateTimeOffset At(double minutes) => Start.AddMinutes(minutes);
}
