using System.Text.Json;
using IncidentPlatform.Incidents.Catalogue;

namespace IncidentPlatform.Incidents.Tests.Catalogue;

public sealed class What_the_catalogue_takes
{
    [Theory]
    [InlineData("services", """{"owners":["payments-team"],"tier":1,"dependsOn":[{"service":"ledger"},{"service":"mail","strength":"soft"}],"upstreamProviders":["stripe"],"fallbacks":[{"name":"queue","for":"stripe","lastTestedAt":"2026-01-05T09:00:00Z"}],"runbooks":[{"title":"Failover","url":"https://wiki.example.com/failover"}]}""")]
    [InlineData("services", "{}")]
    [InlineData("upstream-providers", """{"name":"Stripe","publicWording":"our payment processing partner","statusPage":{"url":"https://status.example.com/api/v2/summary.json","format":"statuspage"},"contract":{"targetPercent":99.9,"monthlyFee":{"amount":100,"currency":"EUR"},"credits":[{"belowPercent":99.9,"creditPercent":10}],"claimWithinDays":30}}""")]
    [InlineData("customers", """{"name":"Acme","tier":"enterprise","enterprise":true,"vip":true,"services":["checkout"],"contract":{"annualRevenue":{"amount":120000,"currency":"EUR"},"from":"2026-01-01","to":"2026-12-31"},"sla":{"targetPercent":99.9,"credits":[{"belowPercent":99.9,"creditPercent":10}]},"contacts":[{"name":"Jo","email":"jo@acme.example"}]}""")]
    [InlineData("business-hours", """{"timeZone":"Europe/Berlin","hours":[{"day":"monday","from":"09:00","to":"17:00"}],"holidays":[{"date":"2026-12-25","name":"Christmas"}]}""")]
    public void Is_what_makes_sense(string kind, string spec) => Read(kind, "x", spec).Should().BeEmpty();

    [Theory]
    [InlineData("services", """{"tier":5,"dependsOn":[{"service":"a"},{"service":"a"}],"runbooks":[{"title":"","url":"ftp://x"}]}""", "tier", "dependsOn", "runbooks[0].title", "runbooks[0].url")]
    [InlineData("services", """{"dependsOn":[null]}""", "dependsOn[0]")]
    [InlineData("services", """{"dependsOn":[{"service":"a/b"}],"owners":[" x"]}""", "owners[0]", "dependsOn[0]")]
    [InlineData("services", """{"dependson2":[]}""", "dependson2")]
    [InlineData("services", """{"dependsOn":[{"service":"a","strength":"weak"}]}""", "dependsOn[0].strength")]
    [InlineData("upstream-providers", """{"name":"Stripe","publicWording":"our partner Stripe","statusPage":{"url":"x","format":"rss"},"contract":{"targetPercent":101,"claimWithinDays":0,"monthlyFee":{"amount":-1,"currency":"eur"}}}""", "publicWording", "statusPage.url", "contract.targetPercent", "contract.monthlyFee.amount", "contract.monthlyFee.currency", "contract.claimWithinDays")]
    [InlineData("upstream-providers", """{"name":"Stripe"}""", "spec")]
    [InlineData("customers", """{"name":"","tier":"","services":["a","a"],"sla":{"targetPercent":0,"credits":[{"belowPercent":99,"creditPercent":10},{"belowPercent":99,"creditPercent":200}]},"contract":{"from":"2026-02-01","to":"2026-01-01"},"contacts":[{"name":"Jo","email":"jo"}]}""", "name", "tier", "services", "contract.to", "sla.targetPercent", "sla.credits[1].creditPercent", "sla.credits", "sla.credits", "contacts[0].email")]
    [InlineData("customers", """{"name":"a\u0000"}""", "spec")]
    [InlineData("business-hours", """{"timeZone":"Mars/Olympus","hours":[{"day":"monday","from":"17:00","to":"09:00"}],"holidays":[{"date":"2026-12-25","name":"a"},{"date":"2026-12-25","name":"b"}]}""", "timeZone", "hours[0]", "holidays")]
    public void Is_refused_with_every_fault_named(string kind, string spec, params string[] members) => Read(kind, "x", spec).Should().Equal(members);

    [Theory]
    [InlineData("")]
    [InlineData("a;b")]
    [InlineData("a/b")]
    [InlineData("a ")]
    public void Has_an_id_that_can_be_written_everywhere(string id) => Read("services", id, "{}").Should().Equal("id");

    private static IEnumerable<string> Read(string kind, string id, string spec) =>
        CatalogueKinds.All.Single(k => k.Name == kind).Read(id, JsonSerializer.Deserialize<JsonElement>(spec)).Faults.Select(f => f.Member);
}
