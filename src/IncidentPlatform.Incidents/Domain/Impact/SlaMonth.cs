using IncidentPlatform.Incidents.Domain.Catalogue;

namespace IncidentPlatform.Incidents.Domain.Impact;

/// <summary>
/// One calendar month (in UTC) of one customer's SLA. The arithmetic, for a month of 30 days and a target of 99.9 %:
/// <list type="bullet">
/// <item>The month has 720 h, so 0.1 % of it may be down: 43 min 12 s are <em>allowed</em>.</item>
/// <item>The <em>downtime</em> is the time within the month in which any incident that counts kept the customer from a service that the
/// customer uses. Two incidents at the same time count once; an incident over the turn of the month counts in each month with its part;
/// time excepted from the availability clause does not count.</item>
/// <item>The <em>availability</em> is the rest of the month as a share of it, over the whole month: 1 h down is 99.8611 %, whether the
/// month is over or not, because what was down stays down.</item>
/// <item>The SLA is <em>breached</em> when the downtime exceeds what is allowed. This incident breaches it when the downtime of the
/// others alone would not have.</item>
/// <item>The <em>credit</em> is the highest step of the schedule whose threshold the availability is below, as a share of the monthly fee
/// (a twelfth of the yearly revenue). This incident's credit is the credit with it less the credit without it, so that the credits of all
/// incidents of a month, each added in turn, sum up to what is owed. Time excepted from the credit clause is left out here only.</item>
/// </list>
/// </summary>
/// <param name="Month">The month, by its first day.</param>
/// <param name="Allowed">Downtime that the target allows.</param>
/// <param name="DowntimeOfOthers">Downtime by other incidents alone.</param>
/// <param name="Downtime">Downtime by all incidents, this one included.</param>
/// <param name="AvailabilityPercent">Availability that the month can at best still reach, to four decimals.</param>
/// <param name="Credit">What this incident adds to what is owed; null where the customer has no credit schedule.</param>
public sealed record SlaMonth(DateOnly Month, TimeSpan Allowed, TimeSpan DowntimeOfOthers, TimeSpan Downtime, decimal AvailabilityPercent, Money? Credit)
{
    private const int MonthsOfYear = 12;

    public bool Breached => Downtime > Allowed;

    public bool BreachedWithout => DowntimeOfOthers > Allowed;

    /// <summary>Share of the allowed downtime that is used up; above 1 it is breached. Where none is allowed, any uses up all.</summary>
    public double Used => Allowed > TimeSpan.Zero ? Downtime / Allowed : Downtime > TimeSpan.Zero ? 1 : 0;

    internal static SlaMonth Of(Period month, string id, Customer customer, Sla sla, Outage own, IReadOnlyList<Outage> others)
    {
        var ofOthers = Sum([], SlaClause.Availability);
        var all = Sum([own], SlaClause.Availability);
        Money? credit = null;
        if (sla.Credits is { Count: > 0 } steps && customer.Contract?.AnnualRevenue is { } revenue)
        {
            var share = ShareOwed(steps, Availability(month, Sum([own], SlaClause.Availability, SlaClause.Credits)))
                - ShareOwed(steps, Availability(month, Sum([], SlaClause.Availability, SlaClause.Credits)));
            credit = revenue with { Amount = Math.Round(revenue.Amount / MonthsOfYear * share / 100, 2) };
        }

        return new SlaMonth(
            DateOnly.FromDateTime(month.From.UtcDateTime), month.Length * (double)(100 - sla.TargetPercent) / 100, ofOthers, all, Availability(month, all), credit);

        TimeSpan Sum(IEnumerable<Outage> with, params ReadOnlySpan<SlaClause> excepted)
        {
            var periods = new List<Period>();
            foreach (var outage in others.Concat(with))
            {
                periods.AddRange(outage.For(id, customer.Services, excepted));
            }

            return periods.Length(month);
        }
    }

    private static decimal Availability(Period month, TimeSpan downtime) =>
        Math.Round(100m * (month.Length - downtime).Ticks / month.Length.Ticks, 4);

    private static decimal ShareOwed(IReadOnlyList<CreditStep> steps, decimal availability) =>
        steps.Where(s => availability < s.BelowPercent).Select(s => s.CreditPercent).DefaultIfEmpty(0).Max();
}
