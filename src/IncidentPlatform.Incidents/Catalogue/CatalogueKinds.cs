using IncidentPlatform.Incidents.Domain.Catalogue;
using static IncidentPlatform.Incidents.Catalogue.CsvValue;

namespace IncidentPlatform.Incidents.Catalogue;

/// <summary>Everything the catalogue keeps, and how each is written as CSV.</summary>
public static class CatalogueKinds
{
    public static CatalogueKind<Service> Services { get; } = new(
        Service.Kind, "service",
        [
            new("description"), new("owners", List), new("tier", Number), new("dependsOn", Json), new("upstreamProviders", List),
            new("fallbacks", Json), new("runbooks", Json),
        ]);

    public static CatalogueKind<UpstreamProvider> UpstreamProviders { get; } = new(
        UpstreamProvider.Kind, "upstream provider",
        [
            new("name"), new("publicWording"), new("statusPage.url"), new("statusPage.format"), new("contract.reference"), new("contract.terms"),
            new("contract.targetPercent", Number), new("contract.monthlyFee.amount", Number), new("contract.monthlyFee.currency"),
            new("contract.credits", Json), new("contract.claimWithinDays", Number),
        ]);

    public static CatalogueKind<Customer> Customers { get; } = new(
        Customer.Kind, "customer",
        [
            new("name"), new("tier"), new("region"), new("enterprise", YesNo), new("vip", YesNo), new("accountManager"), new("services", List),
            new("contract.reference"), new("contract.annualRevenue.amount", Number), new("contract.annualRevenue.currency"),
            new("contract.from"), new("contract.to"), new("sla.targetPercent", Number), new("sla.credits", Json), new("contacts", Json),
        ]);

    public static CatalogueKind<BusinessHours> BusinessHours { get; } = new(
        Domain.Catalogue.BusinessHours.Kind, "business-hours calendar", [new("timeZone"), new("hours", Json), new("holidays", Json)]);

    public static IReadOnlyList<CatalogueKind> All { get; } = [UpstreamProviders, Services, Customers, BusinessHours];
}
