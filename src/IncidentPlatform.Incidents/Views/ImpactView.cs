using System.Globalization;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Clocks;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Domain.Impact;
using IncidentPlatform.Incidents.Features.Catalogue;
using IncidentPlatform.Incidents.Impact;
using Marten;

namespace IncidentPlatform.Incidents.Views;

/// <summary>What an incident means for customers: computed from the catalogue, with what people assessed beside it and before it.</summary>
/// <param name="At">Up to when it is computed.</param>
/// <param name="Version">Version of the incident's last fact that it was computed from.</param>
/// <param name="AssessmentRevision">The assessment whose numbers go before the computed ones.</param>
/// <param name="NextBreachAt">When the next SLA is breached if it goes on.</param>
/// <param name="EstimatedCredits">Credits that this incident adds, by currency.</param>
/// <param name="HardestHit">The first customers by breach, credit, VIP and enterprise; the list of customers has them all.</param>
public sealed record ImpactView(
    Guid Id,
    string Number,
    DateTimeOffset At,
    long Version,
    int? AssessmentRevision,
    ImpactView.Figure<int> CustomersAffected,
    ImpactView.Figure<decimal> CustomersAffectedPercent,
    ImpactView.Figure<int> SlaBreaches,
    ImpactView.Figure<SlaBreachRisk> SlaBreachRisk,
    ImpactView.Figure<IReadOnlyList<Money>> EstimatedRevenueLoss,
    ImpactView.Figure<IReadOnlyList<Money>> EstimatedCredits,
    int EnterpriseAffected,
    int VipAffected,
    IReadOnlyDictionary<string, int> ByTier,
    DateTimeOffset? NextBreachAt,
    ImpactView.From Inputs,
    IReadOnlyList<CustomerImpact> HardestHit)
{
    /// <summary>Where a number comes from.</summary>
    public enum FigureSource
    {
        Computed,

        /// <summary>People recorded it in the assessment, and it goes before what is computed.</summary>
        Recorded,
    }

    /// <param name="Value">What holds: what people recorded, else what is computed.</param>
    /// <param name="Computed">What is computed, whichever holds.</param>
    /// <param name="Inputs">The numbers it is made from.</param>
    public sealed record Figure<T>(T Value, FigureSource Source, T Computed, IReadOnlyDictionary<string, string> Inputs);

    /// <summary>What all of it is computed from.</summary>
    /// <param name="CatalogueVersion">Version of the catalogue.</param>
    /// <param name="CatalogueAsOf">The instant it was read at.</param>
    /// <param name="UnknownServices">Services of the incident that the catalogue does not know.</param>
    /// <param name="Dependents">Services that fail with them: each with the one it fails with.</param>
    /// <param name="Outage">When customers were without, in UTC.</param>
    /// <param name="Downtime">How long that was.</param>
    /// <param name="OtherOutages">How many other incidents of the same months count.</param>
    public sealed record From(
        long CatalogueVersion, DateTimeOffset CatalogueAsOf, int CustomersInAll, IReadOnlyList<string> Services, IReadOnlyList<string> UnknownServices,
        IReadOnlyDictionary<string, string> Dependents, IReadOnlyList<Period> Outage, TimeSpan Downtime, int OtherOutages, IReadOnlyList<SlaExceptionGranted> SlaExceptions);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/incidents/{incident}/impact", async (string incident, DateTimeOffset? asOf, ImpactReader impact, Caller caller, IQuerySession query, DomainClock clock, CancellationToken ct) =>
            {
                if (await Known(query, caller, incident, asOf, ct) is not { } found)
                {
                    return Problems.NotFound("incident", incident);
                }

                var inputs = await impact.Inputs(found, query, Earlier(asOf, clock.GetUtcNow()), ct);
                return TypedResults.Ok(Of(found, inputs, await impact.Totals(inputs, ct)));
            })
            .RequireRole(CatalogueRoutes.ReadingCustomers)
            .WithTags("impact").WithSummary("What the incident means for customers, now or as of an instant.")
            .Produces<ImpactView>().ProducesProblem(404);

        routes.MapGet("/incidents/{incident}/impact/customers", async (
                string incident, DateTimeOffset? asOf, bool? enterprise, [AsParameters] PageRequest page, ImpactReader impact, Caller caller, IQuerySession query, DomainClock clock, CancellationToken ct) =>
            {
                if (await Known(query, caller, incident, asOf, ct) is not { } found)
                {
                    return Problems.NotFound("incident", incident);
                }

                var inputs = await impact.Inputs(found, query, Earlier(asOf, clock.GetUtcNow()), ct);
                var customers = impact.Customers(inputs, page.After, enterprise is null ? page.Size + 1 : int.MaxValue, ct);
                return TypedResults.Ok(page.Of(await customers.Where(c => enterprise is null || c.Enterprise == enterprise).Take(page.Size + 1).ToListAsync(ct), c => c.Id));
            })
            .RequireRole(CatalogueRoutes.ReadingCustomers)
            .WithTags("impact").WithSummary("What the incident means for each customer, by id; for enterprise customers only, or the others, where asked for.")
            .Produces<Page<CustomerImpact>>().ProducesProblem(404);
    }

    public static ImpactView Of(Incident incident, ImpactInputs inputs, ImpactTotals totals)
    {
        var assessment = incident.Assessment;
        var scope = MadeOf(
            ("customersInAll", inputs.CustomersInAll), ("catalogueVersion", inputs.CatalogueVersion), ("services", string.Join(", ", inputs.Own.Services.Order(StringComparer.Ordinal))));
        var sla = MadeOf(
            ("customersWithSla", totals.WithSla), ("downtime", inputs.Downtime.InWords()), ("months", string.Join(", ", inputs.Months.Select(m => m.From.ToString("yyyy-MM", CultureInfo.InvariantCulture)))),
            ("otherOutages", inputs.Others.Count), ("slaExceptions", totals.Exceptions), ("catalogueVersion", inputs.CatalogueVersion));
        var revenue = MadeOf(("customersAffected", totals.Affected), ("downtime", inputs.Downtime.InWords()), ("daysOfYear", 365), ("catalogueVersion", inputs.CatalogueVersion));
        var credits = ImpactTotals.Amounts(totals.Credits);
        return new ImpactView(
            incident.Id, incident.Number, inputs.At, incident.LastFact, assessment?.Revision,
            Counted(assessment?.CustomersAffected, totals.Affected, scope),
            Counted(assessment?.CustomersAffectedPercent, totals.PercentOf(inputs.CustomersInAll), scope),
            Counted(assessment?.SlaBreaches, totals.Breaches, sla),
            Counted(assessment?.SlaBreachRisk, totals.Risk, sla),
            Amount(assessment?.EstimatedRevenueLoss, ImpactTotals.Amounts(totals.Revenue), revenue),
            Amount(null, credits, sla),
            totals.Enterprise, totals.Vip, totals.Tiers, totals.NextBreachAt,
            new From(
                inputs.CatalogueVersion, inputs.CatalogueAsOf, inputs.CustomersInAll, inputs.Services, inputs.UnknownServices, inputs.Dependents,
                inputs.Own.Periods, inputs.Downtime, inputs.Others.Count, inputs.Own.Exceptions),
            totals.Hardest);
    }

    /// <summary>The incident as it was known at an instant, folded from its facts; as it stands where none is given.</summary>
    private static async Task<Incident?> Known(IQuerySession query, Caller caller, string incident, DateTimeOffset? asOf, CancellationToken ct)
    {
        if (await IncidentReference.Find(query, incident, caller, ct) is not { } id)
        {
            return null;
        }

        return asOf is { } instant ? await Knowledge.StateBy(query, id, instant, ct) : await query.LoadAsync<Incident>(id, ct);
    }

    private static DateTimeOffset Earlier(DateTimeOffset? asOf, DateTimeOffset now) => asOf < now ? asOf.Value : now;

    private static Figure<T> Counted<T>(T? recorded, T computed, IReadOnlyDictionary<string, string> inputs) where T : struct =>
        new(recorded ?? computed, recorded is null ? FigureSource.Computed : FigureSource.Recorded, computed, inputs);

    private static Figure<IReadOnlyList<Money>> Amount(Money? recorded, IReadOnlyList<Money> computed, IReadOnlyDictionary<string, string> inputs) =>
        new(recorded is null ? computed : [recorded], recorded is null ? FigureSource.Computed : FigureSource.Recorded, computed, inputs);

    private static Dictionary<string, string> MadeOf(params ReadOnlySpan<(string Name, object Value)> inputs)
    {
        var named = new Dictionary<string, string>();
        foreach (var (name, value) in inputs)
        {
            named[name] = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        }

        return named;
    }
}
