using IncidentPlatform.Client;
using IncidentPlatform.Client.Development;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;

namespace IncidentPlatform.Incidents.Tests.Api;

/// <summary>What an alert only pages for, and what alerts are to customers between them.</summary>
public sealed class Incidents_that_are_proposed(RoutedAlerts routed) : IClassFixture<RoutedAlerts>, IAsyncLifetime
{
    private readonly RunningIncidents running = routed.Running;
    private readonly string source = $"probe-{Guid.CreateVersion7()}";
    private string key = "";

    private IIncidents Admin => running.As("root", OrganisationRoles.Admin);

    private IIncidents Ada => running.As("ada", OrganisationRoles.Responder);

    public async ValueTask InitializeAsync()
    {
        await Admin.PutAlertRouting(new AlertRouting([], new AlertOutcome("page")));
        await Admin.PutAlertSource(source, new AlertSource("generic", Declares: true));
        key = (await Admin.CreateRoutingKey(source)).Key;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Are_no_incidents_until_somebody_says_so()
    {
        await Send("""{"name":"Slow","service":"p-shop","severity":"warning"}""");
        await Send("""{"name":"Slower","service":"p-shop"}""");

        var proposed = (await Ada.List(new IncidentFilter("proposed", Service: "p-shop"))).Items.Should().ContainSingle().Subject;
        (await Ada.List(new IncidentFilter("open", Service: "p-shop"))).Items.Should().BeEmpty();
        (await Ada.ListAlerts(incident: proposed.Number)).Items.Select(a => a.Name).Should().BeEquivalentTo("Slow", "Slower");
        var seen = await Ada.Get(proposed.Number);
        (seen.Status, seen.Severity, seen.Roles.Count, seen.Proposal!.ExpiresAt - seen.Proposal.At).Should().Be(("proposed", "P3", 0, TimeSpan.FromMinutes(30)));
        (await Problem(() => Ada.AssignRole(proposed.Number, "commander", seen.ETag, new AssignRole("ada")))).Code.Should().Be("only-proposed");

        await Pass(TimeSpan.FromSeconds(11));
        await Ada.AcceptProposal(proposed.Number, seen.ETag, new AcceptProposal("The shop is slow", "P2"));

        var declared = await Ada.Get(proposed.Number);
        (declared.Status, declared.Severity, declared.Title, declared.AlertCount).Should().Be(("declared", "P2", "The shop is slow", 2));
        declared.Roles.Should().ContainKey("commander");
        (await Problem(() => Ada.DeclineProposal(proposed.Number, declared.ETag, new Because("No")))).Code.Should().Be("not-proposed");
        (await running.FactsOf(proposed.Number)).Should().ContainInOrder("PolicyAdopted", "IncidentProposed", "AlertsAttached", "PolicyAdopted", "IncidentDeclared", "RoleAssigned");
    }

    [Fact]
    public async Task Are_over_when_they_are_declined_or_nobody_decides_in_time()
    {
        await Send("""{"name":"Slow","service":"q-shop"}""");
        var first = await Proposed("q-shop");
        await Ada.DeclineProposal(first.Number, first.ETag, new Because("A test of the load"));
        (await Ada.Get(first.Number)).Status.Should().Be("cancelled");

        await Send("""{"name":"Slow","service":"q-shop","status":"resolved"}""");
        await Send("""{"name":"Slow","service":"q-shop"}""");
        var second = await Proposed("q-shop");
        second.Number.Should().NotBe(first.Number);

        await Pass(TimeSpan.FromMinutes(31));
        (await running.FactsOf(second.Number)).Should().EndWith("ProposalExpired");
        (await Problem(async () => await Ada.AcceptProposal(second.Number, (await Ada.Get(second.Number)).ETag, new AcceptProposal()))).Code.Should().Be("incident-over");
    }

    [Fact]
    public async Task Are_over_when_their_alerts_are()
    {
        await Send("""[{"name":"a","service":"t-shop"},{"name":"b","service":"t-shop"}]""");
        var proposed = await Proposed("t-shop");
        await Send("""{"name":"a","service":"t-shop","status":"resolved"}""");
        (await Ada.Get(proposed.Number)).Status.Should().Be("proposed", "b fires still");

        await Pass(TimeSpan.FromSeconds(11));
        await Send("""{"name":"b","service":"t-shop","status":"resolved"}""");

        (await Ada.Get(proposed.Number)).Status.Should().Be("cancelled");
        (await Ada.GetTimeline(proposed.Number)).Items.Select(i => i.Text).Should().Contain("It is no incident: All of its alerts ended before anybody decided.");
    }

    [Fact]
    public async Task Are_declared_by_an_alert_that_needs_nobody_to_decide()
    {
        await Admin.PutAlertRouting(new AlertRouting(
            [new RoutingRule("down", [new AlertCondition("name", Values: ["Down"])], new AlertOutcome("declare"))], new AlertOutcome("page")));
        await Send("""{"name":"Slow","service":"u-shop"}""");
        var proposed = await Proposed("u-shop");

        await Send("""{"name":"Down","service":"u-shop"}""");

        var declared = await Ada.Get(proposed.Number);
        (declared.Status, declared.AlertCount > 0, declared.Roles.ContainsKey("commander")).Should().Be(("declared", true, true));
    }

    [Theory]
    [InlineData("propose", "proposed")]
    [InlineData("declare", "declared")]
    public async Task Because_alerts_hit_many_customers_between_them(string then, string status)
    {
        var (db, web, mail) = await Customers($"v-{then}");
        await ImpactPack($"impact-{then}", new CustomerImpactRule(4, TimeSpan.FromMinutes(10), then, "P2"));

        await Send($$"""{"name":"a","service":"{{mail}}"}""");
        await Pass(TimeSpan.FromMinutes(11));
        await Send($$"""{"name":"b","service":"{{web}}"}""");
        await Send($$"""{"name":"b","service":"{{web}}"}""");
        (await Ada.List(new IncidentFilter(Service: web))).Items.Should().BeEmpty("two customers are hit");

        await Send($$"""{"name":"c","service":"{{mail}}"}""");

        var incident = (await Ada.List(new IncidentFilter(Service: web))).Items.Should().ContainSingle().Subject;
        (incident.Status, incident.Severity).Should().Be((status, "P2"));
        (await Ada.ListAlerts(incident: incident.Number)).Items.Select(a => a.Name).Should().BeEquivalentTo(["b", "c"], "a began to fire before");
        var facts = (await Ada.ListFacts(incident.Number)).Items;
        var detected = facts.Single(f => f.Type == nameof(CustomerImpactDetected)).As<CustomerImpactDetected>();
        (detected.Customers, detected.DetectedBy).Should().Be((4, $"alerts within 10 min, impact-{then}/1"));
        detected.Services.Should().BeEquivalentTo(mail, web);
        (await Ada.Get(incident.Number)).Title.Should().Be($"4 customers are hit by alerts on {mail}, {web}");

        await Send($$"""{"name":"d","service":"{{db}}"}""");
        (await Ada.List(new IncidentFilter(Service: db))).Items.Should().BeEmpty("it is a cause of what is open already");
        (await Ada.ListAlerts(incident: incident.Number)).Items.Select(a => a.Name).Should().Contain("d");
    }

    [Fact]
    public async Task Are_recurrences_where_few_of_the_customers_of_a_watched_incident_are_hit_elsewhere()
    {
        var (_, web, mail) = await Customers("w");
        await ImpactPack("impact-watch", new CustomerImpactRule(100, TimeSpan.FromMinutes(10), "declare", "P2", new CustomerImpactThreshold(1, TimeSpan.FromMinutes(10))));
        var incident = (await Ada.Declare(new DeclareIncident("It fails", "P2", [web], Pack: "impact-watch"))).Id.ToString();
        await Admin.PutAlertSource("watch-signals", new AlertSource("signals"));
        await running.Verify(incident, "web-success");
        await running.Resolve(incident, "web-success", (await Admin.CreateRoutingKey("watch-signals")).Key);
        await Admin.PutCustomer("w-alien", new Customer { Name = "w-alien", Services = ["w-far"] });
        await Admin.PutCustomer("w-both", new Customer { Name = "w-both", Services = [web, mail] });

        await Send("""{"name":"far","service":"w-far"}""");
        (await running.FactsOf(incident)).Should().NotContain("RecurrenceDetected", "its customers are others");
        await Send($$"""{"name":"near","service":"{{mail}}"}""");

        (await running.FactsOf(incident)).Should().Contain("RecurrenceDetected");
        (await Ada.ListAlerts(incident: incident)).Items.Select(a => a.Name).Should().Equal("near");
    }

    /// <summary>Two customers each on two services that have nothing in common, one of which needs a third.</summary>
    private async Task<(string Db, string Web, string Mail)> Customers(string name)
    {
        var (db, web, mail) = ($"{name}-db", $"{name}-web", $"{name}-mail");
        await Admin.PutService(db, new Service());
        await Admin.PutService(web, new Service { DependsOn = [new Dependency(db)] });
        await Admin.PutService(mail, new Service());
        foreach (var (customer, service) in new[] { ("one", web), ("two", web), ("three", mail), ("four", mail) })
        {
            await Admin.PutCustomer($"{name}-{customer}", new Customer { Name = customer, Services = [service] });
        }

        return (db, web, mail);
    }

    /// <summary>The source's alerts are only kept, unless they are many customers between them by this rule.</summary>
    private async Task ImpactPack(string name, CustomerImpactRule rule)
    {
        var pack = (await Admin.GetPack("default")).ToPack();
        await Admin.PutPack(name, pack with { CustomerImpact = rule });
        await Admin.PutAlertSource(source, new AlertSource("generic", Declares: false, Pack: name));
        await Admin.PutAlertRouting(new AlertRouting([], new AlertOutcome("record")));
    }

    private async Task<Incident> Proposed(string service) =>
        await Ada.Get((await Ada.List(new IncidentFilter("proposed", Service: service))).Items.Should().ContainSingle().Subject.Number);

    private async Task Send(string alerts)
    {
        (await running.Post($"intake/generic/{key}", alerts)).EnsureSuccessStatusCode();
        await running.LookedAt();
    }

    private async Task Pass(TimeSpan time)
    {
        running.Pass(time);
        await running.LookedAt();
    }

    private static async Task<Problem> Problem(Func<Task> call) => (await call.Should().ThrowAsync<ProblemException>()).Which.Problem;
}
