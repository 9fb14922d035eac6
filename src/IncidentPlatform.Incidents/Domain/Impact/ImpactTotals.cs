using System.Collections.Immutable;

namespace IncidentPlatform.Incidents.Domain.Impact;

/// <summary>The sum over customers, taken one by one so that their number does not matter.</summary>
public sealed record ImpactTotals
{
    /// <summary>Customers named with the numbers; the list has them all.</summary>
    public const int MostNamed = 20;

    private const int MostTiers = 20;
    private const string OtherTiers = "other";

    public int Affected { get; private init; }
    public int Enterprise { get; private init; }
    public int Vip { get; private init; }
    public int WithSla { get; private init; }
    public int Breaches { get; private init; }
    public int Exceptions { get; private init; }
    public SlaBreachRisk Risk { get; private init; }
    public DateTimeOffset? NextBreachAt { get; private init; }
    public ImmutableSortedDictionary<string, int> Tiers { get; private init; } = ImmutableSortedDictionary<string, int>.Empty.WithComparers(StringComparer.Ordinal);
    public ImmutableSortedDictionary<string, decimal> Credits { get; private init; } = ImmutableSortedDictionary<string, decimal>.Empty.WithComparers(StringComparer.Ordinal);
    public ImmutableSortedDictionary<string, decimal> Revenue { get; private init; } = ImmutableSortedDictionary<string, decimal>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>Those whom it hits hardest: breached and by credit, then VIP and enterprise.</summary>
    public ImmutableList<CustomerImpact> Hardest { get; private init; } = [];

    public ImpactTotals With(CustomerImpact customer) => this with
    {
        Affected = Affected + 1,
        Enterprise = Enterprise + (customer.Enterprise ? 1 : 0),
        Vip = Vip + (customer.Vip ? 1 : 0),
        WithSla = WithSla + (customer.SlaTargetPercent is null ? 0 : 1),
        Breaches = Breaches + (customer.Breached ? 1 : 0),
        Exceptions = Exceptions + customer.Exceptions.Count,
        Risk = customer.Risk > Risk ? customer.Risk : Risk,
        NextBreachAt = customer.NextBreachAt is { } at && !(NextBreachAt <= at) ? at : NextBreachAt,
        Tiers = Count(Tiers, customer.Tier),
        Credits = Add(Credits, customer.Credit),
        Revenue = Add(Revenue, customer.RevenueLoss),
        Hardest = Insert(Hardest, customer),
    };

    /// <summary>The fact that records it.</summary>
    public ImpactRecomputed Fact(ImpactInputs inputs, ImpactReason because) => new(
        because, inputs.CatalogueVersion, inputs.Services, [.. inputs.Dependents.Keys],
        inputs.Own.Periods is [var first, ..] ? first.From : inputs.At, inputs.Own.Periods is [.., var last] ? last.To : inputs.At, inputs.Downtime,
        Affected, inputs.CustomersInAll, PercentOf(inputs.CustomersInAll), Enterprise, Vip, Tiers, Breaches, Risk,
        Amounts(Credits), Amounts(Revenue), Exceptions, NextBreachAt);

    public decimal PercentOf(int all) => all == 0 ? 0 : Math.Round(100m * Affected / all, 2);

    public static IReadOnlyList<Money> Amounts(ImmutableSortedDictionary<string, decimal> sums) => [.. sums.Select(s => new Money(s.Value, s.Key))];

    private static ImmutableSortedDictionary<string, int> Count(ImmutableSortedDictionary<string, int> tiers, string tier)
    {
        var key = tiers.ContainsKey(tier) || tiers.Count < MostTiers ? tier : OtherTiers;
        return tiers.SetItem(key, tiers.GetValueOrDefault(key) + 1);
    }

    private static ImmutableSortedDictionary<string, decimal> Add(ImmutableSortedDictionary<string, decimal> sums, Money? money) =>
        money is { Amount: not 0 } ? sums.SetItem(money.Currency, sums.GetValueOrDefault(money.Currency) + money.Amount) : sums;

    private static ImmutableList<CustomerImpact> Insert(ImmutableList<CustomerImpact> hardest, CustomerImpact customer)
    {
        if (hardest.Count == MostNamed && !Before(customer, hardest[^1]))
        {
            return hardest;
        }

        var place = hardest.FindIndex(h => Before(customer, h));
        var more = place < 0 ? hardest.Add(customer) : hardest.Insert(place, customer);
        return more.Count > MostNamed ? more.RemoveAt(MostNamed) : more;
    }

    private static bool Before(CustomerImpact a, CustomerImpact b) => Weight(a).CompareTo(Weight(b)) > 0;

    private static (bool, decimal, bool, bool, decimal) Weight(CustomerImpact c) =>
        (c.Breached, c.Credit?.Amount ?? 0, c.Vip, c.Enterprise, c.RevenueLoss?.Amount ?? 0);
}
