using IncidentPlatform.Client;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Incidents.Tests.Api;

[Collection(RunningCatalogue.Shared)]
public sealed class The_impact_as_it_goes_on(RunningCatalogue running)
{
    [Fact]
    public async Task Is_computed_from_the_catalogue_and_told_at_the_moments_that_matter()
    {
        var service = await AService("moments");
        var incident = await Declare(service);
        (await Told(incident, 1)).Should().Match<ImpactRecomputed>(i => i.Because == "declared" && i.CustomersAffected == 2 && i.SlaBreaches == 0);

        await running.As("ada").Assess(incident, new RecordAssessment(Services: [service, $"{service}-search"]));
        (await Told(incident, 2)).Should().Match<ImpactRecomputed>(i => i.Because == "scope-changed" && i.CustomersAffected == 3);

        await running.As("ada").AddNote(incident, new Words("Nothing new"));
        running.Pass(TimeSpan.FromMinutes(46));
        (await Told(incident, 3)).Should().Match<ImpactRecomputed>(i => i.Because == "time-passed" && i.SlaBreaches == 1 && i.SlaBreachRisk == "breached");

        var live = await running.As("ada").GetImpact(incident);
        live.SlaBreaches.Should().Match<Figure<int>>(f => f.Value == 1 && f.Source == "computed" && f.Inputs["customersWithSla"] == "1");
        live.EstimatedCredits.Value.Should().ContainSingle().Which.Should().Match<Money>(m => m.Amount == 1000 && m.Currency == "EUR");
        live.Inputs.Dependents.Should().Contain($"{service}-shop", service);
        live.HardestHit[0].Id.Should().Be($"{service}-acme");
        (await running.As("ada").GetTimeline(incident)).Items.Should().Contain(r => r.Text.StartsWith("Impact computed: 3 of"));
    }

    [Fact]
    public async Task Gives_way_to_what_people_recorded_and_shows_both()
    {
        var service = await AService("recorded");
        var incident = await Declare(service);
        await running.As("ada").Assess(incident, new RecordAssessment(CustomersAffected: 1200, EstimatedRevenueLoss: new Money(5000, "USD")));
        running.Pass(TimeSpan.FromMinutes(30));

        var impact = await running.As("ada").GetImpact(incident);

        impact.AssessmentRevision.Should().Be(1);
        impact.CustomersAffected.Should().Match<Figure<int>>(f => f.Value == 1200 && f.Source == "recorded" && f.Computed == 2);
        impact.EstimatedRevenueLoss.Value.Should().Equal(new Money(5000, "USD"));
        impact.EstimatedRevenueLoss.Computed.Should().ContainSingle().Which.Should().Match<Money>(m => m.Currency == "EUR" && m.Amount > 6 && m.Amount < 8);
        impact.SlaBreaches.Source.Should().Be("computed");
    }

    [Fact]
    public async Task Counts_the_catalogue_of_its_time()
    {
        var service = await AService("as-of");
        var incident = await Declare(service);
        running.Pass(TimeSpan.FromMinutes(10));
        var then = running.Now;
        running.Pass(TimeSpan.FromMinutes(1));
        await running.Admin.PutCustomer($"{service}-new", new Customer { Name = "New", Services = [service] });

        (await running.As("ada").GetImpact(incident)).CustomersAffected.Value.Should().Be(3, "it goes on, so what is known now counts");
        var before = await running.As("ada").GetImpact(incident, then);
        before.CustomersAffected.Value.Should().Be(2);
        before.At.Should().Be(then);
        (await Pages.All(cursor => running.As("ada").ListImpact(incident, cursor, 1))).Select(c => c.Id)
            .Should().Equal($"{service}-acme", $"{service}-beta", $"{service}-new");
    }

    [Fact]
    public async Task Respects_an_exception_that_the_support_lead_granted()
    {
        var service = await AService("exception");
        var incident = await Declare(service);
        var from = running.Now.AddMinutes(-1);
        running.Pass(TimeSpan.FromMinutes(50));
        var exception = new SlaExceptionGranted($"{service}-acme", "availability", from, running.Now.AddHours(1), "Agreed by telephone");

        (await Code(() => running.As("ada").GrantSlaException(incident, exception))).Should().Be("only-support-lead");
        await running.As("ada").AssignRole(incident, Roles.SupportLead, (await running.As("ada").Get(incident)).ETag, new AssignRole("grace"));
        (await Code(() => running.As("grace").GrantSlaException(incident, exception with { Customer = "nobody" }))).Should().Be("customer-unknown");
        (await running.As("ada").GetImpact(incident)).SlaBreaches.Value.Should().Be(1);
        (await running.As("grace").GrantSlaException(incident, exception)).Facts.Should().ContainSingle();

        var impact = await running.As("ada").GetImpact(incident);
        impact.SlaBreaches.Value.Should().Be(0);
        impact.Inputs.SlaExceptions.Should().ContainSingle().Which.Reason.Should().Be("Agreed by telephone");
    }

    /// <summary>A service with one that fails with it; Acme has an SLA of 99.9 % and Beta none; a third uses the search only.</summary>
    private async Task<string> AService(string name)
    {
        await running.Admin.PutService(name, new Service());
        await running.Admin.PutService($"{name}-search", new Service());
        await running.Admin.PutService($"{name}-shop", new Service { DependsOn = [new Dependency(name)] });
        await running.Admin.PutCustomer($"{name}-acme", new Customer
        {
            Name = "Acme",
            Services = [$"{name}-shop"],
            Contract = new CustomerContract(AnnualRevenue: new Money(120_000, "EUR")),
            Sla = new Sla(99.9m, [new CreditStep(99.9m, 10), new CreditStep(95, 50)]),
        });
        await running.Admin.PutCustomer($"{name}-beta", new Customer { Name = "Beta", Services = [name] });
        await running.Admin.PutCustomer($"{name}-gamma", new Customer { Name = "Gamma", Services = [$"{name}-search"] });
        return name;
    }

    private async Task<string> Declare(string service) =>
        (await running.As("ada").Declare(new DeclareIncident($"{service} fails", "P1", [service]))).Id.ToString();

    private Task<ImpactRecomputed> Told(string incident, int times) => Eventually.Some(
        async () => (await running.As("ada").ListFacts(incident)).Items.Where(f => f.Type == nameof(ImpactRecomputed)).ToList() is var told && told.Count >= times
            ? System.Text.Json.JsonSerializer.Deserialize<ImpactRecomputed>(told[times - 1].Data, Wire.Json)
            : null,
        $"the impact is told {times} times");

    private static async Task<string> Code<T>(Func<Task<T>> call) => (await call.Should().ThrowAsync<ProblemException>()).Which.Problem.Code;
}
