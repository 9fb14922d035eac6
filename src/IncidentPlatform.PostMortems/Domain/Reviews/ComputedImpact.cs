using IncidentPlatform.PostMortems.Domain.Evidence;

namespace IncidentPlatform.PostMortems.Domain.Reviews;

/// <summary>The impact as it was last computed from the catalogue, for what nobody assessed.</summary>
internal static class ComputedImpact
{
    public static Statement? Customers(Story story) => story.Last<ImpactRecomputed>() is { Data: { CustomersInAll: > 0 } i } impact
        ? Statement.Counts(
            $"{Wording.Many(i.CustomersAffected, "customer")} ({Wording.Number(i.CustomersAffectedPercent)}% of all customers), computed from the catalogue",
            i.CustomersAffected, "customers",
            [
                new Input("services", Wording.List(i.Services), impact.Cite), new Input("customers in all", Wording.Number(i.CustomersInAll), impact.Cite),
                new Input("catalogue version", Wording.Number(i.CatalogueVersion), impact.Cite),
            ])
        : null;

    public static IEnumerable<Statement> Revenue(Story story) => story.Last<ImpactRecomputed>() is { } impact
        ? impact.Data.EstimatedRevenueLoss.Select(loss => Statement.Counts(
            $"{Wording.Money(loss)} (estimated lost revenue, computed from the catalogue)", loss.Amount, loss.Currency, Inputs(impact)))
        : [];

    public static Statement? Breaches(Story story) => story.Last<ImpactRecomputed>() is { Data: { CustomersInAll: > 0 } i } impact
        ? Statement.Counts(
            $"SLA breached for {Wording.Many(i.SlaBreaches, "customer")}{Credits(i)}, computed from the catalogue", i.SlaBreaches, "customers", Inputs(impact))
        : null;

    private static string Credits(ImpactRecomputed i) =>
        i.EstimatedCredits.Count == 0 ? "" : $", credits of {Wording.List(i.EstimatedCredits.Select(Wording.Money))}";

    private static IReadOnlyList<Input> Inputs(Told<ImpactRecomputed> impact) =>
    [
        new("customers affected", Wording.Number(impact.Data.CustomersAffected), impact.Cite), new("downtime", Wording.Length(impact.Data.Downtime), impact.Cite),
        new("catalogue version", Wording.Number(impact.Data.CatalogueVersion), impact.Cite),
    ];
}
