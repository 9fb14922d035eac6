using IncidentPlatform.Incidents.Domain.Catalogue;

namespace IncidentPlatform.Incidents.Domain.Impact;

/// <summary>What an incident means for one customer.</summary>
/// <param name="Services">The services that failed for the customer.</param>
/// <param name="SlaTargetPercent">What was promised; null where nothing was.</param>
/// <param name="Months">The months that the incident touches, where there is an SLA.</param>
/// <param name="Risk">How close the SLA is to being breached by this incident.</param>
/// <param name="Breached">Whether this incident breaches it in one of the months.</param>
/// <param name="Credit">What it adds to the credits owed.</param>
/// <param name="RevenueLoss">
/// Share of the yearly revenue that falls into the downtime (365 days to a year): an estimate that takes the customer's whole revenue to
/// hang on the services that failed.
/// </param>
/// <param name="NextBreachAt">
/// When the SLA of the current month is breached if the outage goes on; null where it is breached already, or not within the month. An
/// exception that holds then is taken to hold to its end.
/// </param>
public sealed record CustomerImpact(
    string Id,
    string Name,
    string Tier,
    bool Enterprise,
    bool Vip,
    IReadOnlyList<string> Services,
    decimal? SlaTargetPercent,
    IReadOnlyList<SlaMonth> Months,
    SlaBreachRisk Risk,
    bool Breached,
    Money? Credit,
    Money? RevenueLoss,
    DateTimeOffset? NextBreachAt,
    IReadOnlyList<SlaExceptionGranted> Exceptions)
{
    private const int DaysOfYear = 365;

    public static CustomerImpact Of(ImpactInputs inputs, string id, Customer customer)
    {
        IReadOnlyList<SlaMonth> months = customer.Sla is { } sla
            ? [.. inputs.Months.Select(m => SlaMonth.Of(m, id, customer, sla, inputs.Own, inputs.Others))]
            : [];
        var breached = months.Any(m => m is { Breached: true, BreachedWithout: false });
        return new CustomerImpact(
            id, customer.Name, customer.Tier, customer.Enterprise, customer.Vip, [.. customer.Services.Where(inputs.Own.Services.Contains)],
            customer.Sla?.TargetPercent, months, RiskOf(months, breached), breached, Total(months), Loss(customer, inputs.Downtime),
            inputs.GoesOn ? NextBreach(inputs, id, months) : null, [.. inputs.Own.Exceptions.Where(e => e.Customer == id)]);
    }

    private static SlaBreachRisk RiskOf(IReadOnlyList<SlaMonth> months, bool breached) => breached
        ? SlaBreachRisk.Breached
        : months.Where(m => !m.BreachedWithout && m.Downtime > TimeSpan.Zero).Select(m => m.Used).DefaultIfEmpty(-1).Max() switch
        {
            < 0 => SlaBreachRisk.None,
            < 0.5 => SlaBreachRisk.Low,
            < 0.75 => SlaBreachRisk.Medium,
            _ => SlaBreachRisk.High,
        };

    private static Money? Total(IReadOnlyList<SlaMonth> months) => months.Select(m => m.Credit).OfType<Money>().ToList() is [var first, ..] credits
        ? first with { Amount = credits.Sum(c => c.Amount) }
        : null;

    private static Money? Loss(Customer customer, TimeSpan downtime) => customer.Contract?.AnnualRevenue is { } revenue
        ? revenue with { Amount = Math.Round(revenue.Amount * downtime.Ticks / TimeSpan.FromDays(DaysOfYear).Ticks, 2) }
        : null;

    private static DateTimeOffset? NextBreach(ImpactInputs inputs, string id, IReadOnlyList<SlaMonth> months)
    {
        var month = Period.MonthOf(inputs.At);
        if (months.FirstOrDefault(m => m.Month == DateOnly.FromDateTime(month.From.UtcDateTime)) is not { Breached: false } current)
        {
            return null;
        }

        var counts = inputs.Own.Exceptions.Where(e => e.Customer == id && e.Clause == SlaClause.Availability && e.From <= inputs.At && inputs.At < e.To)
            .Select(e => e.To).DefaultIfEmpty(inputs.At).Max();
        var at = counts + (current.Allowed - current.Downtime);
        return at < month.To ? at : null;
    }
}
